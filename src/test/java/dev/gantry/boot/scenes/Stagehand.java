package dev.gantry.boot.scenes;

import dev.gantry.ui.kit.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Finds its way about the window, and takes the pictures.
///
/// @param into the folder they go to
/// @param theme stands at the end of their names
public record Stagehand(Stage stage, Path into, String theme) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    boolean select(String name) {
        var rows = table().getItems();
        for (int index = 0; index < rows.size(); index++) {
            if (rows.get(index) instanceof Row.Item<?> item
                    && item.value().toString().contains("name=" + name + ",")) {
                table().getSelectionModel().clearAndSelect(index);
                return true;
            }
        }
        throw new IllegalStateException("no row " + name);
    }

    void openTab(String id) {
        onFx(() -> {
            var tabs = (TabPane) stage.getScene().lookup(".tab-pane");
            tabs.getTabs().stream()
                    .filter(tab -> ("detail-" + id).equals(tab.getId()))
                    .forEach(tab -> tabs.getSelectionModel().select(tab));
            return true;
        });
        pause();
    }

    TableView<?> table() {
        return (TableView<?>) stage.getScene().lookup("#containers-table");
    }

    @Nullable Node find(String selector) {
        return stage.getScene().lookup(selector);
    }

    void press(String selector) {
        onFx(() -> {
            switch (find(selector)) {
                case ToggleButton toggle -> toggle.fire();
                case Button button -> button.fire();
                case null, default -> throw new IllegalStateException("no button " + selector);
            }
            return true;
        });
    }

    void type(String selector, String text) {
        onFx(() -> {
            ((TextField) Objects.requireNonNull(find(selector))).setText(text);
            return true;
        });
    }

    void untilDialog() {
        until(this::hasDialog);
    }

    /// On the JavaFX thread.
    boolean hasDialog() {
        return Window.getWindows().stream()
                .anyMatch(window -> window instanceof Stage && window != stage);
    }

    Parent dialogRoot() {
        return Window.getWindows().stream()
                .filter(window -> window != stage && window.isShowing())
                .map(window -> window.getScene().getRoot())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no dialog"));
    }

    void dialog(String name) {
        onFx(() -> {
            write(dialogRoot().getScene().snapshot(null), name);
            dialogRoot().getScene().getWindow().hide();
            return true;
        });
    }

    void dialogPicture(String name) {
        onFx(() -> {
            write(dialogRoot().getScene().snapshot(null), name);
            return true;
        });
    }

    void picture(String name) {
        onFx(() -> {
            write(stage.getScene().snapshot(null), name);
            return true;
        });
    }

    void choose(String command) {
        onFx(() -> {
            ((MenuButton) Objects.requireNonNull(find("#containers-more")))
                    .getItems().stream()
                            .filter(item -> ("menu-" + command).equals(item.getId()))
                            .forEach(MenuItem::fire);
            return true;
        });
        untilDialog();
    }

    void write(WritableImage image, String name) {
        var file = into.resolve(name + "-" + theme + ".png");
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// Until what was asked for has been laid out and painted.
    void pause() {
        sleep(Duration.ofMillis(600));
    }

    public void until(BooleanSupplier truth) {
        var end = Instant.now().plus(PATIENCE);
        while (!onFx(truth::getAsBoolean)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("waited in vain");
            }
            sleep(Duration.ofMillis(50));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public <T> T onFx(Supplier<T> what) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(what.get());
            } catch (RuntimeException broken) {
                answer.completeExceptionally(broken);
            }
        });
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
