package dev.gantry.boot;

import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window.
public final class GantryApp extends Application {

    private @Nullable WindowFrame frame;

    @Override
    public void start(Stage stage) {
        frame = new WindowFrame(Startup.begun(), stage, getHostServices()::showDocument);
        frame.open();
    }

    @Override
    public void stop() {
        if (frame != null) {
            frame.close();
        }
    }
}
