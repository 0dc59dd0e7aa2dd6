package dev.gantry.ui.kit;

import dev.gantry.app.words.Words;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Names and values, in sections. Values can be selected and copied.
public final class FactSheet extends GridPane {

    private int line;

    public FactSheet() {
        getStyleClass().add("fact-sheet");
        var names = new ColumnConstraints();
        names.setPercentWidth(34);
        var values = new ColumnConstraints();
        values.setPercentWidth(66);
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        getColumnConstraints().setAll(names, values);
    }

    public void section(String title) {
        var head = new Label(title);
        head.getStyleClass().add("fact-section");
        add(head, 0, line++, 2, 1);
    }

    public void fact(String name, String value) {
        if (!value.isEmpty()) {
            fact(name, value(value));
        }
    }

    public void fact(String name, Node value) {
        var label = new Label(name);
        label.getStyleClass().add("fact-name");
        label.setMinWidth(0);
        Hints.on(label, () -> name);
        label.setLabelFor(value);
        addRow(line++, label, value);
    }

    public void none() {
        var label = new Label(Words.of("detail.none"));
        label.getStyleClass().add("text-muted");
        add(label, 0, line++, 2, 1);
    }

    /// A label one can mark and copy from.
    public static TextField value(String text) {
        var field = new TextField(text);
        field.setEditable(false);
        field.getStyleClass().add("fact-value");
        return field;
    }
}
