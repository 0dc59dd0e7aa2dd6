package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.engine.Dialer;
import dev.gantry.store.SettingStore;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mishaps of containers, told in the window, on a real engine.
@EngineTest
class NoticesEngineTest {

    @TempDir private Path data;

    @Test
    void anEndNobodyWantedIsToldAndLeadsToTheContainer(TestEngine engine) {
        var wanted = TestEngine.name();
        var fallen = TestEngine.name();
        var stopped = engine.run(wanted, "sleep", "600");
        try (var window = TestWindow.on(data, engine.address().toString());
                var other = new Dialer().connect(engine.address())) {
            window.awaitRow(wanted, "state=RUNNING");
            other.containers().kill(stopped, "KILL");
            window.awaitRow(wanted, "state=EXITED");
            engine.run(fallen, "sh", "-c", "exit 3");
            var said = fallen + " ended with exit code 3.";
            Fx.until("told", () -> toasts(window).contains(said));
            assertThat(Fx.get(() -> toasts(window))).noneMatch(text -> text.contains(wanted));
            window.awaitRow(fallen, "state=EXITED");
            Fx.run(() -> {
                var toast =
                        window.scene().getRoot().lookupAll(".toast").stream()
                                .filter(one ->
                                        one.lookup(".toast-text") instanceof Label label
                                                && label.getText().equals(said))
                                .findFirst()
                                .orElseThrow();
                toast.lookupAll(".button").stream()
                        .map(Button.class::cast)
                        .filter(button -> button.getText().equals("Show"))
                        .forEach(Button::fire);
            });
            Fx.until(
                    "shown in detail",
                    () ->
                            window.has(".detail-title")
                                    && window.text(".detail-title").equals(fallen));
            assertThat(Fx.get(() -> toasts(window))).doesNotContain(said);
        }
    }

    @Test
    void mutedOnesAreNotToldAndTheMuteIsKept(TestEngine engine) {
        var quiet = TestEngine.name();
        var told = TestEngine.name();
        try (var window = TestWindow.on(data, engine.address().toString())) {
            Fx.until("live", () -> window.text("#link-badge").equals("Live"));
            Fx.run(() -> ((ToggleButton) window.need("#mute-button")).fire());
            engine.run(quiet, "sh", "-c", "exit 3");
            window.awaitRow(quiet, "state=EXITED");
            Fx.run(() -> ((ToggleButton) window.need("#mute-button")).fire());
            engine.run(told, "sh", "-c", "exit 4");
            Fx.until("told", () -> toasts(window).contains(told + " ended with exit code 4."));
            assertThat(Fx.get(() -> toasts(window))).noneMatch(text -> text.contains(quiet));
            Fx.run(() -> ((ToggleButton) window.need("#mute-button")).fire());
        }
        assertThat(new SettingStore(data).read().noticesMuted()).isTrue();
    }

    private static List<String> toasts(TestWindow window) {
        return window.scene().getRoot().lookupAll(".toast-text").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }
}
