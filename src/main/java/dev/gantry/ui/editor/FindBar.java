package dev.gantry.ui.editor;

import dev.gantry.app.words.Words;
import dev.gantry.compose.yaml.TextRange;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Finds in a text, and replaces: Enter for the next, Shift+Enter for the one before, Escape ends.
final class FindBar extends VBox {

    private static final double WIDTH = 230;

    private final EditorArea area;
    private final TextField wanted = new TextField();
    private final TextField with = new TextField();
    private final Label count = new Label();
    private final ToggleButton pattern = toggle("pattern", ".*");
    private final ToggleButton minding = toggle("minding", "Aa");
    private final HBox replaceRow;
    private Search.Hits hits = Search.Hits.NONE;

    FindBar(EditorArea area) {
        this.area = area;
        getStyleClass().add("find-bar");
        setId("code-find-bar");
        field(wanted, "find");
        field(with, "replace");
        count.setId("code-hits");
        count.getStyleClass().add("text-muted");
        wanted.textProperty().addListener(_ -> look(true));
        pattern.selectedProperty().addListener(_ -> look(true));
        minding.selectedProperty().addListener(_ -> look(true));
        area.plainTextChanges().subscribe(_ -> lookIfSeen());
        var findRow =
                row(
                        wanted,
                        pattern,
                        minding,
                        icon("chevron-up", "previous", () -> go(-1)),
                        icon("chevron-down", "next", () -> go(1)),
                        count,
                        icon("x", "closeFind", this::end));
        replaceRow =
                row(
                        with,
                        button("replaceOne", this::replaceOne),
                        button("replaceAll", this::replaceAll));
        getChildren().setAll(findRow, replaceRow);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        show(false);
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("find-row");
        return row;
    }

    private static void field(TextField field, String id) {
        field.setId("code-" + id);
        field.setPromptText(Words.of("code." + id));
        field.setPrefWidth(WIDTH);
        field.getStyleClass().add("find-field");
    }

    private static ToggleButton toggle(String id, String text) {
        var toggle = new ToggleButton(text);
        named(toggle, id);
        toggle.getStyleClass().add("find-toggle");
        return toggle;
    }

    private static Button icon(String icon, String id, Runnable act) {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        named(button, id);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static void named(ButtonBase button, String id) {
        button.setId("code-" + id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.setAccessibleText(Words.of("code." + id));
        Hints.on(button, () -> Words.of("code." + id));
    }

    private static Button button(String id, Runnable act) {
        var button = new Button(Words.of("code." + id));
        button.setId("code-" + id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    /// @param replacing whether there is a second row
    void open(boolean replacing) {
        show(true);
        replaceRow.setVisible(replacing);
        replaceRow.setManaged(replacing);
        var chosen = area.getSelectedText();
        if (!chosen.isEmpty() && !chosen.contains("\n")) {
            wanted.setText(chosen);
        }
        look(false);
        wanted.requestFocus();
        wanted.selectAll();
    }

    private void show(boolean now) {
        setVisible(now);
        setManaged(now);
    }

    private void end() {
        show(false);
        hits = Search.Hits.NONE;
        area.showHits(List.of());
        area.requestFocus();
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case ESCAPE -> end();
            case ENTER -> {
                if (key.getTarget() == with) {
                    replaceOne();
                } else {
                    go(key.isShiftDown() ? -1 : 1);
                }
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    /// F3, from anywhere.
    boolean isNext(KeyEvent key) {
        if (key.getCode() != KeyCode.F3 || !isVisible()) {
            return false;
        }
        go(key.isShiftDown() ? -1 : 1);
        return true;
    }

    private Search search() {
        return new Search(wanted.getText(), pattern.isSelected(), minding.isSelected());
    }

    private void lookIfSeen() {
        if (isVisible()) {
            look(false);
        }
    }

    /// @param jump whether the first one from the caret is chosen
    private void look(boolean jump) {
        hits = search().in(area.getText());
        area.showHits(hits.ranges());
        if (jump && !hits.ranges().isEmpty()) {
            choose(after(area.getSelection().getStart()));
        } else {
            tell(-1);
        }
    }

    private void go(int way) {
        if (hits.ranges().isEmpty()) {
            return;
        }
        int size = hits.ranges().size();
        var chosen = area.getSelection();
        int next = after(way > 0 ? chosen.getEnd() : chosen.getStart());
        choose(way > 0 ? next : (next - 1 + size) % size);
    }

    /// The first hit from an offset; the first of all behind the last.
    private int after(int offset) {
        var ranges = hits.ranges();
        for (int index = 0; index < ranges.size(); index++) {
            if (ranges.get(index).start() >= offset) {
                return index;
            }
        }
        return 0;
    }

    private void choose(int index) {
        var hit = hits.ranges().get(index);
        area.selectRange(hit.start(), hit.end());
        area.requestFollowCaret();
        tell(index);
    }

    private void tell(int index) {
        count.setText(
                switch (hits.trouble()) {
                    case PATTERN -> Words.of("code.badPattern");
                    case SLOW -> Words.of("code.slowPattern");
                    case NONE -> counted(index);
                });
    }

    private String counted(int index) {
        int size = hits.ranges().size();
        if (wanted.getText().isEmpty()) {
            return "";
        }
        if (size == 0) {
            return Words.of("text.noHit");
        }
        if (hits.more()) {
            return Words.of("code.manyHits", size);
        }
        return index < 0 ? Words.of("code.hitCount", size) : Words.of("text.hits", index + 1, size);
    }

    private void replaceOne() {
        var chosen = area.getSelection();
        var hit = new TextRange(chosen.getStart(), chosen.getEnd());
        if (hits.ranges().contains(hit)) {
            try {
                area.replaceText(
                        hit.start(),
                        hit.end(),
                        search().replaced(area.getText(), hit, with.getText()));
            } catch (IllegalArgumentException noGroup) {
                count.setText(Words.of("code.badReplacement"));
                return;
            }
        }
        go(1);
    }

    /// All at once, to be undone at once.
    private void replaceAll() {
        var ranges = hits.ranges();
        if (ranges.isEmpty()) {
            return;
        }
        var text = area.getText();
        int from = ranges.getFirst().start();
        var changed = new StringBuilder();
        int at = from;
        try {
            for (var hit : ranges) {
                changed.append(text, at, hit.start());
                changed.append(search().replaced(text, hit, with.getText()));
                at = hit.end();
            }
        } catch (IllegalArgumentException noGroup) {
            count.setText(Words.of("code.badReplacement"));
            return;
        }
        area.replaceText(from, at, changed.toString());
        count.setText(Words.of("code.replaced", ranges.size()));
    }
}
