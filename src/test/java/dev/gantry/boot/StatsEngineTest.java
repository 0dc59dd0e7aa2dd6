package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What containers use, in the window, on a real engine.
@EngineTest
class StatsEngineTest {

    @TempDir private Path data;

    @Test
    void theTabShowsTheLoadOfABusyContainerAndStandsStillWhenItStops(TestEngine engine) {
        var name = TestEngine.name();
        engine.run(name, "sh", "-c", "while true; do :; done");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=RUNNING");
            window.select(name);
            openStats(window);
            Fx.until("load", () -> percent(window) > 20);
            window.press("#command-kill");
            var dialog = window.dialog();
            Fx.run(() ->
                    dialog.lookupAll(".button").stream()
                            .map(Button.class::cast)
                            .filter(Button::isDefaultButton)
                            .forEach(Button::fire));
            window.awaitRow(name, "state=EXITED");
            Fx.until("said", () -> texts(window, ".stats-bar .label").contains("Not running"));
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void aContainerThatNeverRanSaysSo(TestEngine engine) {
        var name = TestEngine.name();
        engine.create(name, "true");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=CREATED");
            window.select(name);
            openStats(window);
            Fx.until("said", () -> texts(window, ".stats-tab .label").contains("Not running"));
        }
    }

    @Test
    void thePageListsWhatRunsWithItsFigures(TestEngine engine) {
        var name = TestEngine.name();
        engine.run(name, "sleep", "600");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=RUNNING");
            window.press("#page-stats");
            Fx.run(() -> ((TextField) window.need("#stats-search")).setText(name));
            var table = Fx.get(() -> (TableView<?>) window.need("#stats-table"));
            Fx.until(
                    "measured",
                    () ->
                            table.getItems().size() == 1
                                    && !String.valueOf(
                                                    ((dev.gantry.ui.kit.Row.Item<?>)
                                                                    table.getItems().getFirst())
                                                            .value())
                                            .contains("usage=Optional.empty"));
        }
    }

    private static void openStats(TestWindow window) {
        window.await("#detail-alone");
        Fx.run(() -> {
            var tabs = (TabPane) window.need(".detail .tab-pane");
            tabs.getTabs().stream()
                    .filter(tab -> "detail-stats".equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        });
    }

    private static double percent(TestWindow window) {
        return window.scene().getRoot().lookupAll(".usage-now").stream()
                .map(node -> ((Label) node).getText())
                .filter(text -> text.endsWith("%"))
                .mapToDouble(text -> Double.parseDouble(text.substring(0, text.length() - 1)))
                .findFirst()
                .orElse(0);
    }

    private static String texts(TestWindow window, String selector) {
        var all = new StringBuilder();
        for (var node : window.scene().getRoot().lookupAll(selector)) {
            all.append(((Label) node).getText()).append('\n');
        }
        return all.toString();
    }
}
