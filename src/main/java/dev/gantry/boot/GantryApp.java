package dev.gantry.boot;

import javafx.application.Application;
import javafx.stage.Stage;

/// The window.
public final class GantryApp extends Application {

    @Override
    public void start(Stage stage) {
        new WindowFrame(Startup.begun(), stage, getHostServices()).open();
    }
}
