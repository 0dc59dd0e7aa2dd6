package dev.gantry.boot;

import dev.gantry.app.host.HostDirectory;
import dev.gantry.cli.GantryCommand;
import dev.gantry.docker.engine.Dialer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;

/// One walk through the window without anybody looking, so that the start-up cache learns which
/// classes a start needs. `packaging/run` asks for it with `-Dgantry.train=true`.
final class Rehearsal {

    private static final Duration STEP = Duration.ofMillis(700);

    private static final String STACK =
            """
            name: rehearsal
            services:
              web:
                image: nginx:${TAG:-1.27}
                environment: {A: 1}
                labels: [a=b]
                ports: ["8080:80"]
                volumes: [data:/data, ./conf:/conf:ro]
                networks: [front]
                depends_on: [db]
                healthcheck: {test: "true", interval: 5s}
                deploy: {resources: {limits: {memory: 64m}}}
              db:
                image: postgres
            networks: {front: }
            volumes: {data: }
            """;

    /// Where the window's engine listens, once there is one.
    private static volatile String engine = "";

    private Rehearsal() {}

    static boolean isAskedFor() {
        return Boolean.getBoolean("gantry.train");
    }

    /// The same window on an engine of its own.
    static Launch of(Launch launch) {
        try {
            engine = RehearsalEngine.start();
            return new Launch(launch.dataFolder(), Optional.of(engine));
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
            commandLine(engine);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Platform.runLater(Platform::exit);
    }

    /// The command line starts from the same cache, and reads compose files more than all else.
    private static void commandLine(String address) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        try {
            var folder = Files.createTempDirectory("gantry-rehearsal");
            var file = Files.writeString(folder.resolve("compose.yaml"), STACK);
            var command =
                    new GantryCommand(
                            _ -> () -> new HostDirectory.Found(List.of(), List.of()),
                            new Dialer(),
                            (_, _) -> 0);
            command.run(new String[] {"stack", "config", file.toString()}, nowhere, nowhere);
            for (var act : new String[] {"plan", "up"}) {
                command.run(words(address, folder, act), nowhere, nowhere);
            }
        } catch (IOException noTemporaryFile) {
            return; // the window is learnt all the same
        }
    }

    private static String[] words(String address, Path folder, String act) {
        var file = folder.resolve("compose.yaml").toString();
        return new String[] {
            "--host", address, "--data", folder.toString(), "stack", act, "-f", file
        };
    }

    private static void open(Scene scene, String page) {
        if (scene.lookup("#page-" + page) instanceof ToggleButton entry) {
            entry.fire();
        }
    }
}
