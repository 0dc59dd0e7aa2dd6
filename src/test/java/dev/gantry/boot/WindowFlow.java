package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import dev.gantry.ui.kit.Row;
import java.nio.file.Path;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// By mouse and keyboard, with a real pointer on a display of its own.
@EngineTest
class WindowFlow {

    @TempDir private Path data;

    private final String common = TestEngine.name();
    private final String[] names = {common + "-a", common + "-b", common + "-c"};

    @BeforeEach
    void threeContainers(TestEngine engine) {
        for (var name : names) {
            engine.create(name, "sleep", "600");
        }
    }

    @Test
    void shiftClickSelectsARangeAndDeleteAsksForAll(TestEngine engine) {
        try (var window = open(engine)) {
            clickRow(window, 0);
            Fx.run(() -> robot().keyPress(KeyCode.SHIFT));
            clickRow(window, 2);
            Fx.run(() -> robot().keyRelease(KeyCode.SHIFT));
            Fx.until(
                    "three selected",
                    () -> window.table().getSelectionModel().getSelectedItems().size() == 3);
            press(KeyCode.DELETE);
            var dialog = window.dialog();
            assertThat(Fx.get(() -> ((ListView<?>) dialog.lookup(".victims")).getItems().size()))
                    .isEqualTo(3);
            press(KeyCode.ESCAPE);
            Fx.until("closed", () -> !window.hasDialog());
            for (var name : names) {
                assertThat(window.row(name)).as("nothing was removed").isPresent();
            }
        }
    }

    @Test
    void theContextMenuStartsWhatItWasOpenedOn(TestEngine engine) {
        try (var window = open(engine)) {
            clickRow(window, 1);
            Fx.run(() -> robot().mouseClick(MouseButton.SECONDARY));
            Fx.until("the menu", () -> menuItem("menu-start") != null);
            click(Objects.requireNonNull(Fx.get(() -> menuItem("menu-start"))));
            var name = Fx.get(() -> shownName(window, 1));
            window.awaitRow(name, "state=RUNNING");
        }
    }

    @Test
    void everythingByKeyboard(TestEngine engine) {
        try (var window = open(engine)) {
            Fx.run(() -> robot().keyPress(KeyCode.CONTROL));
            press(KeyCode.F);
            Fx.run(() -> robot().keyRelease(KeyCode.CONTROL));
            Fx.until(
                    "the search has the focus",
                    () -> window.need("#containers-search").isFocused());
            Fx.run(() -> robot().keyPress(KeyCode.CONTROL));
            press(KeyCode.DIGIT1);
            Fx.run(() -> robot().keyRelease(KeyCode.CONTROL));
            window.await(".dashboard");
            Fx.run(() -> robot().keyPress(KeyCode.CONTROL));
            press(KeyCode.DIGIT2);
            Fx.run(() -> robot().keyRelease(KeyCode.CONTROL));
            window.await("#containers-table");
            Fx.run(() -> window.table().requestFocus());
            Fx.run(() -> window.table().getSelectionModel().clearAndSelect(0));
            var name = Fx.get(() -> shownName(window, 0));
            Fx.run(() -> robot().keyPress(KeyCode.CONTROL));
            press(KeyCode.ENTER);
            Fx.run(() -> robot().keyRelease(KeyCode.CONTROL));
            window.awaitRow(name, "state=RUNNING");
        }
    }

    /// Only the three containers in one flat list.
    private TestWindow open(TestEngine engine) {
        var window = TestWindow.on(data, engine.address().toString());
        for (var name : names) {
            window.awaitRow(name, "state=CREATED");
        }
        window.press("#containers-group");
        window.type("#containers-search", common);
        Fx.until("three rows", () -> window.table().getItems().size() == 3);
        Fx.run(() -> {
            window.stage().setX(0);
            window.stage().setY(0);
            window.stage().toFront();
            window.stage().requestFocus();
        });
        Fx.settle(window.scene());
        return window;
    }

    private static String shownName(TestWindow window, int index) {
        var text = ((Row.Item<?>) window.table().getItems().get(index)).value().toString();
        int at = text.indexOf("name=") + "name=".length();
        return text.substring(at, text.indexOf(',', at));
    }

    private static void clickRow(TestWindow window, int index) {
        Fx.until("row " + index, () -> row(window, index) != null);
        click(Objects.requireNonNull(Fx.get(() -> row(window, index))));
    }

    private static @Nullable Node row(TestWindow window, int index) {
        return window.table().lookupAll(".table-row-cell").stream()
                .filter(node ->
                        node instanceof TableRow<?> row
                                && row.getIndex() == index
                                && !row.isEmpty())
                .map(node -> node.lookup(".state-word"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Node menuItem(String id) {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().getRoot().lookup("#" + id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void click(Node node) {
        Fx.run(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            robot().mouseMove(bounds.getCenterX(), bounds.getCenterY());
        });
        Fx.run(() -> robot().mouseClick(MouseButton.PRIMARY));
    }

    private static void press(KeyCode key) {
        Fx.run(() -> robot().keyPress(key));
        Fx.run(() -> robot().keyRelease(key));
    }

    private static Robot robot() {
        return new Robot();
    }
}
