package dev.gantry.ui.kit;

import dev.gantry.app.words.Explanation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A failure where it happened: what, why, what next.
public final class MessageBar extends HBox {

    /// @param tone `danger`, `warning` or `info`
    public MessageBar(String tone, Explanation said, Node... actions) {
        getStyleClass().addAll("message-bar", tone);
        var texts = new VBox();
        texts.getStyleClass().add("message-texts");
        texts.getChildren().add(line(said.title(), "message-title"));
        texts.getChildren().add(line(said.advice(), "message-advice"));
        if (!said.details().isBlank()) {
            texts.getChildren().add(line(said.details().strip(), "message-details"));
        }
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(Icons.of(icon(tone)), texts);
        getChildren().addAll(actions);
    }

    private static String icon(String tone) {
        return tone.equals("info") ? "info" : "alert-triangle";
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
