package dev.gantry.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What stands where nothing is: a picture, what that means, and what to do about it.
public final class Placeholder extends VBox {

    public Placeholder(String icon, String title, String hint, Node... actions) {
        getStyleClass().add("placeholder");
        var picture = Icons.of(icon);
        picture.getStyleClass().add("placeholder-icon");
        var head = new Label(title);
        head.getStyleClass().add("placeholder-title");
        head.setWrapText(true);
        var text = new Label(hint);
        text.getStyleClass().add("text-muted");
        text.setWrapText(true);
        getChildren().addAll(picture, head, text);
        getChildren().addAll(actions);
    }
}
