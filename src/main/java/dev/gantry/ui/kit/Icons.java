package dev.gantry.ui.kit;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Pictures by their names in the Feather set.
public final class Icons {

    private Icons() {}

    /// Takes its colour from the text beside it. Throws [IllegalArgumentException] for a name that
    /// is not in the set.
    public static Node of(String name) {
        var icon = new FontIcon(Feather.findByDescription("fth-" + name));
        icon.getStyleClass().add("icon");
        return icon;
    }
}
