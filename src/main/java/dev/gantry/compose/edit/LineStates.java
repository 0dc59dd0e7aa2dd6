package dev.gantry.compose.edit;

import dev.gantry.compose.edit.LineLexer.Lexed;
import java.util.ArrayList;
import java.util.Collections;

/// What each line of a text that is being edited begins with. After a change only those lines are
/// looked at again that it reaches, and none below the one that is asked for.
public final class LineStates {

    private final LineLexer lexer;
    private final TextLines text;

    /// Before each line.
    private final ArrayList<LineState> states = new ArrayList<>();

    /// Lines from here may be wrong.
    private int doubtFrom;

    /// Behind the last line whose text is not looked at yet.
    private int changedTo;

    /// @param text as it is when asked
    public LineStates(LineLexer lexer, TextLines text) {
        this.lexer = lexer;
        this.text = text;
        reset();
    }

    /// All is new.
    public void reset() {
        states.clear();
        states.addAll(Collections.nCopies(text.count(), LineState.START));
        doubtFrom = 0;
        changedTo = text.count();
    }

    /// The text was changed already.
    ///
    /// @param line the first that changed
    /// @param removed line breaks that went
    /// @param inserted line breaks that came
    public void changed(int line, int removed, int inserted) {
        if (removed > 0) {
            states.subList(line + 1, line + 1 + removed).clear();
        }
        if (inserted > 0) {
            states.addAll(line + 1, Collections.nCopies(inserted, LineState.START));
        }
        int own = line + inserted + 1;
        if (doubtFrom >= changedTo) { // nothing else was open
            doubtFrom = line;
            changedTo = own;
            return;
        }
        int shifted = changedTo <= line ? 0 : Math.max(line, changedTo - removed) + inserted;
        changedTo = Math.max(shifted, own);
        doubtFrom = Math.min(doubtFrom, line);
    }

    /// The tokens of a line.
    public Lexed lex(int line) {
        while (doubtFrom < line && doubtFrom < changedTo) {
            settleOne();
        }
        if (doubtFrom == line && doubtFrom < changedTo) {
            return settleOne();
        }
        return lexer.lex(text.line(line), states.get(line));
    }

    /// Makes sure of what the line below the first doubtful one begins with.
    private Lexed settleOne() {
        var lexed = lexer.lex(text.line(doubtFrom), states.get(doubtFrom));
        doubtFrom++;
        if (doubtFrom < states.size() && !lexed.after().equals(states.get(doubtFrom))) {
            states.set(doubtFrom, lexed.after());
            changedTo = Math.max(changedTo, doubtFrom + 1);
        }
        return lexed;
    }
}
