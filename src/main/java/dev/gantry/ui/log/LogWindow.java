package dev.gantry.ui.log;

import dev.gantry.app.words.Words;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/// A window for the logs of several containers, beside the main one.
public final class LogWindow {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 640;

    private LogWindow() {}

    /// Closes with its owner.
    public static void open(Stage owner, LogViewModel model) {
        var view = new LogView(model);
        view.getStyleClass().add("log-window");
        var scene = new Scene(view, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        var window = new Stage();
        scene.getAccelerators()
                .put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), window::hide);
        window.initOwner(owner);
        window.setTitle(Words.of("logs.title", model.names()));
        window.setScene(scene);
        window.setOnHidden(_ -> {
            view.hidden();
            view.close();
        });
        window.show();
        view.shown();
    }
}
