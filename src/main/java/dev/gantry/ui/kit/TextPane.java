package dev.gantry.ui.kit;

import dev.gantry.app.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A text to read, to search and to copy.
public final class TextPane extends BorderPane {

    private final TextArea area = new TextArea();
    private final TextField find = new TextField();
    private final Label count = new Label();
    private List<Integer> hits = List.of();
    private int hit = -1;

    public TextPane(String name) {
        getStyleClass().add("text-pane");
        area.setEditable(false);
        area.getStyleClass().add("code");
        area.setAccessibleText(name);
        setCenter(area);
        setTop(bar());
    }

    public void show(String text) {
        if (text.equals(area.getText())) {
            return;
        }
        double top = area.getScrollTop();
        area.setText(text);
        area.setScrollTop(top);
        search();
    }

    public TextArea area() {
        return area;
    }

    public TextField findField() {
        return find;
    }

    public String hitsInWords() {
        return count.getText();
    }

    private HBox bar() {
        find.setPromptText(Words.of("text.find"));
        find.textProperty().addListener(_ -> search());
        find.addEventFilter(KeyEvent.KEY_PRESSED, this::findKey);
        HBox.setHgrow(find, Priority.ALWAYS);
        count.getStyleClass().add("text-muted");
        count.setMinWidth(USE_PREF_SIZE);
        var previous = button("chevron-up", "text.previous", () -> step(-1));
        var next = button("chevron-down", "text.next", () -> step(1));
        var copy = button("copy", "text.copyAll", this::copyAll);
        var bar = new HBox(find, count, previous, next, copy);
        bar.getStyleClass().add("text-pane-bar");
        return bar;
    }

    private static Button button(String icon, String key, Runnable act) {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(Words.of(key));
        Hints.on(button, () -> Words.of(key));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void findKey(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            step(key.isShiftDown() ? -1 : 1);
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && !find.getText().isEmpty()) {
            find.clear();
            key.consume();
        }
    }

    private void search() {
        var wanted = find.getText().toLowerCase(Locale.ROOT);
        var text = area.getText().toLowerCase(Locale.ROOT);
        var found = new ArrayList<Integer>();
        if (!wanted.isEmpty()) {
            for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
                found.add(at);
            }
        }
        hits = found;
        hit = -1;
        if (hits.isEmpty()) {
            count.setText(wanted.isEmpty() ? "" : Words.of("text.noHit"));
            area.deselect();
        } else {
            step(1);
        }
    }

    private void step(int by) {
        if (hits.isEmpty()) {
            return;
        }
        hit = Math.floorMod(hit + by, hits.size());
        int at = hits.get(hit);
        area.selectRange(at, at + find.getText().length());
        count.setText(Words.of("text.hits", hit + 1, hits.size()));
    }

    private void copyAll() {
        var content = new ClipboardContent();
        content.putString(area.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
