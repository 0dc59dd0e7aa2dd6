package dev.gantry.boot;

import static dev.gantry.boot.LogTab.awaitText;
import static dev.gantry.boot.LogTab.check;
import static dev.gantry.boot.LogTab.label;
import static dev.gantry.boot.LogTab.open;
import static dev.gantry.boot.LogTab.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import dev.gantry.ui.kit.Tasks;
import dev.gantry.ui.log.LogView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole of a log, what divides it, and what is taken from it, in the window.
@EngineTest
@Timeout(240)
class LogHistoryEngineTest {

    private static final String COUNTING =
            "i=0; while [ $i -lt 12000 ]; do i=$((i+1)); echo \"line $i.\"; done; echo last; sleep 600";

    @TempDir private Path data;

    private final String name = TestEngine.name();

    @Test
    void theWholeHistoryIsSearchedInOneStep(TestEngine engine) {
        engine.run(name, "sh", "-c", COUNTING);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, name);
            awaitText(window, "last");
            window.type("#log-find", "7.");
            Fx.until("those that are here", () -> label(window, "#log-hits").endsWith(" lines"));
            assertThat(label(window, "#log-hits")).isNotEqualTo("1,200 lines");
            window.press("#log-search-all");
            Fx.until("all", () -> status(window) == Tasks.Status.DONE);
            assertThat(Fx.get(() -> window.tasks().getFirst().progressProperty().get()))
                    .isEqualTo("1,200 lines match");
            Fx.until("counted", () -> label(window, "#log-hits").equals("1,200 lines"));
            window.press("#log-next"); // from what is seen, which is the end: round to the first
            Fx.until("a hit", () -> label(window, "#log-hits").endsWith(" of 1,200"));
            Fx.until(
                    "the first",
                    () -> {
                        boolean there = label(window, "#log-hits").equals("1 of 1,200");
                        if (!there) {
                            window.press("#log-next");
                        }
                        return there;
                    });
            awaitText(window, "line 7.\n");
            window.press("#log-previous");
            awaitText(window, "line 11997.\n");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void aSearchOfTheHistoryCanBeStopped(TestEngine engine) {
        engine.run(name, "sh", "-c", COUNTING);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, name);
            awaitText(window, "last");
            window.type("#log-find", "7.");
            Fx.run(() -> {
                ((javafx.scene.control.Button) window.need("#log-search-all")).fire();
                window.tasks().getFirst().cancel();
            });
            Fx.until("stopped", () -> status(window) == Tasks.Status.CANCELLED);
            Fx.until("as it was", () -> label(window, "#log-hits").endsWith(" lines"));
            window.press("#log-search-all");
            Fx.until("all", () -> status(window) == Tasks.Status.DONE);
            Fx.until("counted", () -> label(window, "#log-hits").equals("1,200 lines"));
        }
    }

    @Test
    void aContainerMadeAnewGoesOnBehindADivider(TestEngine engine) {
        var other = TestEngine.name();
        engine.run(other, "sleep", "600");
        var id = engine.run(name, "sh", "-c", "echo old 1; echo old 2; sleep 600");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=RUNNING");
            window.awaitRow(other, "state=RUNNING");
            window.select(name, other);
            window.press("#command-logs");
            var logs = (LogView) window.dialog(); // it stays when the container goes
            Fx.until("the old one", () -> logs.shownText().endsWith("old 2"));
            engine.ask(Request.of("DELETE", "/containers/" + id.value() + "?force=1"));
            engine.run(name, "sh", "-c", "echo new 1; echo new 2; sleep 600");
            Fx.until("the new one", () -> logs.shownText().endsWith("new 2"));
            // whether its end is noticed before it is gone is chance
            assertThat(Fx.get(logs::shownText).lines().filter(line -> !line.startsWith("Ended")))
                    .containsExactly(
                            "old 1",
                            "old 2",
                            name + " was made anew: from here on the new container writes",
                            "new 1",
                            "new 2");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void theDividerSaysThatMemoryRanOut(TestEngine engine) {
        // the limit on addresses is for a host that enforces none on memory
        var greedy = "echo begun; ulimit -v 400000; exec tail /dev/zero";
        long most = 16L << 20;
        var id =
                engine.create(
                        name,
                        Map.of(
                                "Cmd",
                                List.of("sh", "-c", greedy),
                                "HostConfig",
                                Map.of("Memory", most, "MemorySwap", most)));
        try (var window = TestWindow.on(data, engine.address().toString())) {
            start(engine, id);
            open(window, name);
            awaitText(window, "out of memory");
            start(engine, id);
            var once = List.of("begun", "Ended, exit 137, out of memory");
            var again = List.of("Started again", once.getFirst(), once.getLast());
            var all = java.util.stream.Stream.concat(once.stream(), again.stream()).toList();
            Fx.until("both runs", () -> text(window).lines().count() == all.size());
            assertThat(Fx.get(() -> text(window)).lines()).isEqualTo(all);
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void whatIsMarkedIsCopied(TestEngine engine) {
        engine.run(
                name,
                "sh",
                "-c",
                "echo one; printf '\\033[31mtwo\\033[0m\\n'; echo drei-日; sleep 600");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, name);
            awaitText(window, "drei");
            shortcut(window, KeyCode.A);
            shortcut(window, KeyCode.C);
            Fx.until(
                    "copied",
                    () -> "one\ntwo\ndrei-日".equals(Clipboard.getSystemClipboard().getString()));
        }
    }

    @Test
    void aLongLineIsWrapped(TestEngine engine) {
        engine.run(
                name,
                "sh",
                "-c",
                "i=0; while [ $i -lt 200 ]; do i=$((i+1)); echo n $i; done;"
                        + " head -c 400 /dev/zero | tr '\\0' y; echo; echo last; sleep 600");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, name);
            awaitText(window, "last");
            long lines = Fx.get(() -> text(window).lines().count());
            Fx.run(() -> check(window, "#log-view-menu", "log-wrapped").setSelected(true));
            Fx.until("the long one takes rows", () -> text(window).lines().count() < lines);
            awaitText(window, "y".repeat(400) + "\nlast");
            Fx.run(() -> check(window, "#log-view-menu", "log-wrapped").setSelected(false));
            Fx.until("as before", () -> text(window).lines().count() == lines);
            assertThat(window.unexpected).isEmpty();
        }
    }

    private static Tasks.Status status(TestWindow window) {
        return window.tasks().getFirst().status();
    }

    private static void start(TestEngine engine, ContainerId id) {
        try (var other = new Dialer().connect(engine.address())) {
            other.containers().start(id);
        }
    }

    private static void shortcut(TestWindow window, KeyCode code) {
        Fx.run(() ->
                window.need("#log-surface")
                        .fireEvent(
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        false,
                                        true,
                                        false,
                                        false)));
    }
}
