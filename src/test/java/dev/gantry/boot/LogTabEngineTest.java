package dev.gantry.boot;

import static dev.gantry.boot.LogTab.awaitText;
import static dev.gantry.boot.LogTab.check;
import static dev.gantry.boot.LogTab.item;
import static dev.gantry.boot.LogTab.label;
import static dev.gantry.boot.LogTab.open;
import static dev.gantry.boot.LogTab.scroll;
import static dev.gantry.boot.LogTab.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineProxy;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import dev.gantry.ui.log.LogView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The logs of a container in the window, on a real engine.
@EngineTest
@Timeout(240)
class LogTabEngineTest {

    private static final String COUNTING =
            "i=0; while [ $i -lt 12000 ]; do i=$((i+1)); echo \"line $i\"; done; sleep 1; echo ERROR last >&2; sleep 600";

    @TempDir private Path data;

    @Test
    void theTabOpensOnTheTailAndFindsCountsAndFilters(TestEngine engine) {
        var name = TestEngine.name();
        engine.run(name, "sh", "-c", COUNTING);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, name);
            awaitText(window, "ERROR last");
            Fx.run(() -> ((ToggleButton) window.need("#log-regex")).setSelected(true));
            window.type("#log-find", "LINE 1199[0-9]");
            Fx.until("count", () -> label(window, "#log-hits").equals("10 lines"));
            window.press("#log-next");
            Fx.until("a hit", () -> label(window, "#log-hits").matches("\\d+ of 10"));
            Fx.run(() -> ((ToggleButton) window.need("#log-only")).setSelected(true));
            Fx.until(
                    "only these",
                    () ->
                            text(window).lines().allMatch(l -> l.contains("line 1199"))
                                    && text(window).lines().count() == 10);
            window.type("#log-find", "");
            Fx.until("all again", () -> text(window).lines().count() > 10);
            Fx.run(() -> check(window, "#log-view-menu", "log-output").setSelected(false));
            Fx.until("errors only", () -> text(window).equals("ERROR last"));
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void scrollingUpReleasesTheEndAndOlderLinesCome(TestEngine engine) {
        var name = TestEngine.name();
        engine.run(name, "sh", "-c", COUNTING);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, name);
            awaitText(window, "ERROR last");
            assertThat(Fx.get(() -> window.need("#log-new").isVisible())).isFalse();
            Fx.until(
                    "the first line of all",
                    () -> {
                        scroll(window.need("#log-surface"), 100_000_000);
                        return text(window).startsWith("line 1\nline 2\n");
                    });
            assertThat(Fx.get(() -> window.need("#log-new").isVisible())).isTrue();
            Fx.run(() -> ((Button) window.need("#log-new")).fire());
            awaitText(window, "ERROR last");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void aRestartLeavesADividerAndTheTailGoesOn(TestEngine engine) {
        var name = TestEngine.name();
        var id = engine.run(name, "sh", "-c", "echo begun; sleep 0.2; exit 3");
        engine.awaitEnd(id);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, name);
            awaitText(window, "Ended, exit 3");
            engine.ask(Request.post("/containers/" + id.value() + "/start"));
            Fx.until(
                    "both runs",
                    () ->
                            text(window)
                                    .lines()
                                    .toList()
                                    .equals(
                                            List.of(
                                                    "begun",
                                                    "Ended, exit 3",
                                                    "Started again",
                                                    "begun",
                                                    "Ended, exit 3")));
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void whenTheEngineComesBackTheTailGoesOnWithoutGapOrDouble(TestEngine engine)
            throws IOException {
        var name = TestEngine.name();
        engine.run(
                name,
                "sh",
                "-c",
                "i=0; while [ $i -lt 400 ]; do i=$((i+1)); echo \"n $i.\"; sleep 0.02; done; sleep 600");
        try (var proxy = EngineProxy.before(engine.address());
                var window = TestWindow.on(data, proxy.address().toString())) {
            open(window, name);
            awaitText(window, "n ");
            proxy.cut();
            Fx.until("told", () -> !label(window, "#log-status").isEmpty());
            proxy.restore();
            awaitText(window, "n 400.");
            Fx.until(
                    "the first line",
                    () -> {
                        scroll(window.need("#log-surface"), 100_000_000);
                        return text(window).startsWith("n 1.\n");
                    });
            window.type("#log-find", "n ");
            Fx.until("each once", () -> label(window, "#log-hits").equals("400 lines"));
        }
    }

    @Test
    void severalContainersStandInOneWindowInTheOrderOfTime(TestEngine engine) {
        var one = TestEngine.name();
        var two = TestEngine.name();
        engine.run(one, "sh", "-c", "echo a1; sleep 0.6; echo a2; sleep 600");
        engine.run(two, "sh", "-c", "sleep 0.3; echo b1; sleep 0.6; echo b2; sleep 600");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(one, "state=RUNNING");
            window.awaitRow(two, "state=RUNNING");
            window.select(one, two);
            window.press("#command-logs");
            var logs = (LogView) window.dialog();
            Fx.until("all four", () -> logs.shownText().lines().count() == 4);
            assertThat(Fx.get(logs::shownText).lines().filter(line -> line.startsWith("a")))
                    .containsExactly("a1", "a2");
            assertThat(Fx.get(logs::shownText).lines().filter(line -> line.startsWith("b")))
                    .containsExactly("b1", "b2");
        }
    }

    @Test
    void theWholeHistoryIsReadAsATask(TestEngine engine) {
        var name = TestEngine.name();
        engine.run(name, "sh", "-c", COUNTING);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, name);
            awaitText(window, "ERROR last");
            Fx.run(() -> item(window, "#log-more", "log-load-all").fire());
            Fx.until(
                    "the task is done",
                    () ->
                            !window.tasks().isEmpty()
                                    && window.tasks().getFirst().status()
                                            == dev.gantry.ui.kit.Tasks.Status.DONE);
            window.type("#log-find", "line");
            Fx.until("all lines", () -> label(window, "#log-hits").equals("12,000 lines"));
        }
    }
}
