package dev.gantry.ui.build;

import dev.gantry.app.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// Finds in the text that is being edited: Enter for the next, Shift+Enter for the one before.
final class EditorFind extends HBox {

    private static final double WIDTH = 150;

    private final DockerfileArea area;
    private final TextField field = new TextField();
    private final Label count = new Label();

    EditorFind(DockerfileArea area) {
        this.area = area;
        getStyleClass().add("editor-find");
        field.setId("editor-find");
        field.setPromptText(Words.of("text.find"));
        field.setPrefWidth(WIDTH);
        field.setMinWidth(WIDTH);
        field.textProperty().addListener(_ -> show(area.getSelection().getStart(), 1));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        count.setId("editor-hits");
        count.getStyleClass().add("text-muted");
        count.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(count, field);
    }

    Node field() {
        return field;
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            var chosen = area.getSelection();
            show(
                    key.isShiftDown() ? chosen.getStart() - 1 : chosen.getEnd(),
                    key.isShiftDown() ? -1 : 1);
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            field.clear();
            area.requestFocus();
            key.consume();
        }
    }

    /// @param from where to look from
    /// @param way 1 forwards, -1 backwards; both go round
    private void show(int from, int way) {
        var wanted = field.getText().toLowerCase(Locale.ROOT);
        var hits = hits(wanted);
        if (hits.isEmpty()) {
            count.setText(wanted.isEmpty() ? "" : Words.of("text.noHit"));
            area.deselect();
            return;
        }
        int at = way > 0 ? after(hits, from) : before(hits, from);
        count.setText(Words.of("text.hits", at + 1, hits.size()));
        area.selectRange(hits.get(at), hits.get(at) + wanted.length());
        area.requestFollowCaret();
    }

    private List<Integer> hits(String wanted) {
        var text = area.getText().toLowerCase(Locale.ROOT);
        var found = new ArrayList<Integer>();
        if (!wanted.isEmpty()) {
            for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
                found.add(at);
            }
        }
        return found;
    }

    private static int after(List<Integer> hits, int from) {
        for (int index = 0; index < hits.size(); index++) {
            if (hits.get(index) >= from) {
                return index;
            }
        }
        return 0;
    }

    private static int before(List<Integer> hits, int from) {
        for (int index = hits.size() - 1; index >= 0; index--) {
            if (hits.get(index) <= from) {
                return index;
            }
        }
        return hits.size() - 1;
    }
}
