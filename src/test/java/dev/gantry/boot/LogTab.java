package dev.gantry.boot;

import dev.gantry.testing.Fx;
import dev.gantry.ui.log.LogView;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ScrollEvent;

/// What a person sees and does in the logs of one container.
final class LogTab {

    private LogTab() {}

    static void open(TestWindow window, String name) {
        window.awaitRow(name, "state=");
        window.select(name);
        window.press("#command-logs");
        window.await("#log-surface");
    }

    static String text(TestWindow window) {
        var parent = (Node) window.need("#log-surface");
        while (!(parent instanceof LogView view)) {
            parent = parent.getParent();
        }
        return view.shownText();
    }

    static void awaitText(TestWindow window, String wanted) {
        Fx.until(wanted, () -> text(window).contains(wanted));
    }

    static String label(TestWindow window, String selector) {
        return ((Label) window.need(selector)).getText();
    }

    static MenuItem item(TestWindow window, String menu, String id) {
        return ((MenuButton) window.need(menu))
                .getItems().stream()
                        .filter(one -> id.equals(one.getId()))
                        .findFirst()
                        .orElseThrow();
    }

    static CheckMenuItem check(TestWindow window, String menu, String id) {
        return (CheckMenuItem) item(window, menu, id);
    }

    static void scroll(Node on, double by) {
        on.fireEvent(
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        10,
                        10,
                        10,
                        10,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        0,
                        by,
                        0,
                        by,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }
}
