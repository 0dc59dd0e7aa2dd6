package dev.gantry.ui.editor;

import dev.gantry.compose.edit.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What keys do in the text beyond typing.
final class EditorKeys {

    private static final KeyCombination COMMENT = KeyCombination.valueOf("Shortcut+SLASH");
    private static final KeyCombination COMMENT_PAD = KeyCombination.valueOf("Shortcut+DIVIDE");
    private static final KeyCombination UP = KeyCombination.valueOf("Alt+UP");
    private static final KeyCombination DOWN = KeyCombination.valueOf("Alt+DOWN");
    private static final KeyCombination FOLD =
            KeyCombination.valueOf("Shortcut+Shift+OPEN_BRACKET");
    private static final KeyCombination UNFOLD =
            KeyCombination.valueOf("Shortcut+Shift+CLOSE_BRACKET");

    private final EditorArea area;

    EditorKeys(EditorArea area) {
        this.area = area;
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private void pressed(KeyEvent key) {
        if (area.isEditable() && !key.isConsumed() && act(key)) {
            key.consume();
        }
    }

    private boolean act(KeyEvent key) {
        if (COMMENT.match(key) || COMMENT_PAD.match(key)) {
            return onLines(Typing::toggleComment);
        }
        if (UP.match(key) || DOWN.match(key)) {
            return move(UP.match(key) ? -1 : 1);
        }
        if (FOLD.match(key) || UNFOLD.match(key)) {
            area.toggleFold(area.getCurrentParagraph());
            return true;
        }
        if (key.isShortcutDown() || key.isAltDown()) {
            return false;
        }
        if (key.getCode() == KeyCode.TAB) {
            return tab(key.isShiftDown());
        }
        if (key.getCode() == KeyCode.ENTER) {
            area.replaceSelection("\n" + " ".repeat(Typing.indentAfter(area.before())));
            area.requestFollowCaret();
            return true;
        }
        return key.getCode() == KeyCode.BACK_SPACE && backspace();
    }

    private boolean tab(boolean back) {
        boolean isMany = area.getSelectedText().contains("\n");
        if (back) {
            return onLines(Typing::outdent);
        }
        if (isMany) {
            return onLines(Typing::indent);
        }
        int over = area.getCaretColumn() % Typing.INDENT;
        area.replaceSelection(" ".repeat(Typing.INDENT - over));
        return true;
    }

    private boolean backspace() {
        if (area.getSelection().getLength() > 0) {
            return false;
        }
        int caret = area.getCaretPosition();
        if (Typing.isInPair(area.before(), area.after())) {
            area.deleteText(caret - 1, caret + 1);
            return true;
        }
        int taken = Typing.backspace(area.before());
        if (taken > 1) {
            area.deleteText(caret - taken, caret);
        }
        return taken > 1;
    }

    private void typed(KeyEvent key) {
        var typed = key.getCharacter();
        if (!area.isEditable() || key.isShortcutDown() || area.getSelection().getLength() > 0) {
            return;
        }
        if (Typing.stepsOver(typed, area.after())) {
            area.moveTo(area.getCaretPosition() + 1);
            key.consume();
            return;
        }
        Typing.closing(typed, area.before(), area.after())
                .ifPresent(closing -> {
                    area.insertText(area.getCaretPosition(), typed + closing);
                    area.moveTo(area.getCaretPosition() - 1);
                    key.consume();
                });
    }

    /// Lines from the first that is chosen to the last.
    private int[] chosen() {
        var range = area.getCaretSelectionBind();
        int first = range.getStartParagraphIndex();
        int last = range.getEndParagraphIndex();
        boolean isBefore = last > first && range.getEndColumnPosition() == 0;
        return new int[] {first, isBefore ? last - 1 : last};
    }

    private List<String> lines(int first, int last) {
        var lines = new ArrayList<String>();
        for (int line = first; line <= last; line++) {
            lines.add(area.lines().line(line));
        }
        return lines;
    }

    private boolean onLines(UnaryOperator<List<String>> change) {
        int[] chosen = chosen();
        var before = lines(chosen[0], chosen[1]);
        var after = change.apply(before);
        if (after.equals(before)) {
            return true;
        }
        boolean isOne = chosen[0] == chosen[1] && area.getSelection().getLength() == 0;
        int column = area.getCaretColumn() + after.getFirst().length() - before.getFirst().length();
        replace(chosen[0], chosen[1], after);
        if (isOne) {
            area.moveTo(chosen[0], Math.clamp(column, 0, after.getFirst().length()));
        } else {
            area.selectRange(chosen[0], 0, chosen[1], after.getLast().length());
        }
        return true;
    }

    private void replace(int first, int last, List<String> with) {
        area.replaceText(
                area.getAbsolutePosition(first, 0),
                area.getAbsolutePosition(last, area.lines().line(last).length()),
                String.join("\n", with));
    }

    private boolean move(int way) {
        int[] chosen = chosen();
        int other = way < 0 ? chosen[0] - 1 : chosen[1] + 1;
        if (other < 0 || other >= area.lines().count()) {
            return true;
        }
        int column = area.getCaretColumn();
        var moved = new ArrayList<>(lines(chosen[0], chosen[1]));
        var neighbour = area.lines().line(other);
        moved.add(way < 0 ? moved.size() : 0, neighbour);
        replace(Math.min(chosen[0], other), Math.max(chosen[1], other), moved);
        if (chosen[0] == chosen[1]) {
            area.moveTo(chosen[0] + way, column);
        } else {
            int last = chosen[1] + way;
            area.selectRange(chosen[0] + way, 0, last, area.lines().line(last).length());
        }
        area.requestFollowCaret();
        return true;
    }
}
