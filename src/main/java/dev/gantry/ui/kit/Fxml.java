package dev.gantry.ui.kit;

import dev.gantry.app.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.fxml.FXMLLoader;

/// Fills a view from the FXML file beside it: the view is both its root and its controller.
public final class Fxml {

    private Fxml() {}

    /// Reads `Name.fxml` for the class `Name`; `%key` in it comes from `messages.properties`.
    public static void fill(Object view) {
        var type = view.getClass();
        var name = type.getSimpleName() + ".fxml";
        var file = Objects.requireNonNull(type.getResource(name), name);
        var loader = new FXMLLoader(file, Words.bundle());
        loader.setRoot(view);
        loader.setController(view);
        try {
            loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }
}
