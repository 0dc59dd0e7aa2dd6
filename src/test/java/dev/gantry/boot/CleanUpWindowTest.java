package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import dev.gantry.ui.kit.Row;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page that makes room, on a real engine. Others use it too: only the test's own volume goes.
@EngineTest
@Timeout(120)
class CleanUpWindowTest {

    @TempDir private Path data;

    @Test
    void onlyWhatIsTickedGoesAndItIsNamedFirst(TestEngine engine) {
        var name = TestEngine.name();
        engine.createVolume(name);
        try (var window = TestWindow.on(data, engine.address().toString());
                var gantry = new Dialer().connect(engine.address())) {
            Fx.until("live", () -> window.text("#link-badge").equals("Live"));
            window.press("#page-cleanup");
            window.await("#cleanup-table");
            Fx.until("found", () -> row(window, name) != null);
            assertThat(Fx.get(() -> String.valueOf(row(window, name)))).contains("ticked=false");
            tickOnly(window, name);
            window.press("#cleanup-remove");
            var dialog = window.dialog();
            assertThat(Fx.get(() -> victims(dialog)))
                    .singleElement()
                    .asString()
                    .contains("Volume " + name);
            Fx.run(() ->
                    dialog.lookupAll(".button").stream()
                            .map(Button.class::cast)
                            .filter(Button::isDefaultButton)
                            .forEach(Button::fire));
            Fx.until("gone", () -> window.has(".message-bar.success"));
            assertThat(gantry.volumes().all())
                    .noneMatch(volume -> volume.name().value().equals(name));
            Fx.until("off the list", () -> row(window, name) == null);
            assertThat(window.unexpected).isEmpty();
        }
    }

    private static List<?> victims(Parent dialog) {
        return ((ListView<?>) dialog.lookup(".victims")).getItems();
    }

    /// By keyboard: all on, all off, then the one.
    private static void tickOnly(TestWindow window, String name) {
        Fx.run(() -> {
            var table = table(window);
            table.getSelectionModel().selectAll();
            while (ticked(window) > 0) {
                space(table);
            }
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(table.getItems().indexOf(item(window, name)));
            space(table);
        });
        assertThat(Fx.get(() -> ticked(window))).isEqualTo(1);
    }

    private static void space(TableView<Row<?>> table) {
        Event.fireEvent(
                table,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false));
    }

    private static long ticked(TestWindow window) {
        return items(window).stream()
                .filter(item -> item.value().toString().contains("ticked=true"))
                .count();
    }

    private static @Nullable Object row(TestWindow window, String name) {
        var item = item(window, name);
        return item == null ? null : item.value();
    }

    private static Row.@Nullable Item<?> item(TestWindow window, String name) {
        return items(window).stream()
                .filter(item -> item.value().toString().contains("name=" + name))
                .findFirst()
                .orElse(null);
    }

    private static List<Row.Item<?>> items(TestWindow window) {
        return table(window).getItems().stream()
                .filter(Row.Item.class::isInstance)
                .<Row.Item<?>>map(row -> (Row.Item<?>) row)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static TableView<Row<?>> table(TestWindow window) {
        return (TableView<Row<?>>) window.need("#cleanup-table");
    }
}
