package dev.gantry.boot;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;

/// One walk through the window without anybody looking, so that the start-up cache learns which
/// classes a start needs. `packaging/run` asks for it with `-Dgantry.train=true`.
final class Rehearsal {

    private static final Duration STEP = Duration.ofMillis(700);

    private Rehearsal() {}

    static boolean isAskedFor() {
        return Boolean.getBoolean("gantry.train");
    }

    /// The same window on an engine of its own.
    static Launch of(Launch launch) {
        try {
            return new Launch(launch.dataFolder(), Optional.of(RehearsalEngine.start()));
        } catch (IOException noSockets) {
            return launch;
        }
    }

    static void begin(Scene scene) {
        Thread.ofVirtual().name("gantry-rehearsal").start(() -> walk(scene));
    }

    private static void walk(Scene scene) {
        try {
            for (var page : new String[] {"containers", "dashboard", "hosts", "containers"}) {
                Thread.sleep(STEP);
                Platform.runLater(() -> open(scene, page));
            }
            Thread.sleep(STEP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Platform.runLater(Platform::exit);
    }

    private static void open(Scene scene, String page) {
        if (scene.lookup("#page-" + page) instanceof ToggleButton entry) {
            entry.fire();
        }
    }
}
