package dev.gantry.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Renders the screens to PNG files, headless.
public final class Screens {

    private static Path into = Path.of(".");

    private Screens() {}

    public static final class App extends Application {
        @Override
        public void start(Stage stage) {
            var frame = new WindowFrame(Startup.begun(), stage, getHostServices());
            frame.open();
            Thread.ofVirtual().start(() -> shoot(stage));
        }
    }

    public static void main(String[] args) throws IOException {
        into = Files.createDirectories(Path.of(args[0]));
        var launch = new Launch(Files.createTempDirectory("gantry-screens"), Optional.empty());
        CrashGuard.install(launch.dataFolder());
        try (var wiring = new Wiring(launch, Throwable::printStackTrace)) {
            Startup.begin(launch, wiring);
            Application.launch(App.class);
        }
        System.exit(0);
    }

    private static void shoot(Stage stage) {
        try {
            until(() -> table(stage).getItems().size() > 5);
            picture(stage, "containers");
            onFx(() -> {
                table(stage).getSelectionModel().select(3);
                return null;
            });
            Thread.sleep(1500);
            picture(stage, "detail");
        } catch (InterruptedException | RuntimeException failure) {
            failure.printStackTrace();
        }
        Platform.exit();
    }

    private static TableView<?> table(Stage stage) {
        return (TableView<?>) stage.getScene().lookup("#containers-table");
    }

    private static void picture(Stage stage, String name) throws InterruptedException {
        Thread.sleep(300);
        var image = onFx(() -> stage.getScene().snapshot(null));
        try {
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    into.resolve(name + ".png").toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void until(BooleanSupplier truth) throws InterruptedException {
        for (int i = 0; i < 100 && !onFx(truth::getAsBoolean); i++) {
            Thread.sleep(100);
        }
    }

    private static <T> T onFx(Supplier<T> what) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(what.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
