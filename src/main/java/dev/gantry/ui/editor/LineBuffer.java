package dev.gantry.ui.editor;

import dev.gantry.compose.edit.TextLines;
import java.util.ArrayList;
import java.util.List;

/// The lines of a text, at hand: the document of an area takes long to give one out.
final class LineBuffer implements TextLines {

    private final ArrayList<String> lines = new ArrayList<>(List.of(""));

    @Override
    public int count() {
        return lines.size();
    }

    @Override
    public String line(int index) {
        return lines.get(index);
    }

    /// @param line the first that changed
    /// @param removed line breaks that went
    /// @param inserted the text that came
    /// @param first the changed line as it is now
    /// @param last the line now in which the inserted text ends
    void changed(int line, int removed, String inserted, String first, String last) {
        if (removed > 0) {
            lines.subList(line + 1, line + 1 + removed).clear();
        }
        lines.set(line, first);
        if (inserted.indexOf('\n') < 0) {
            return;
        }
        var come = new ArrayList<>(List.of(inserted.split("\n", -1)));
        come.removeFirst();
        come.set(come.size() - 1, last);
        lines.addAll(line + 1, come);
    }
}
