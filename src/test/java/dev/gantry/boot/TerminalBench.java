package dev.gantry.boot;

import dev.gantry.docker.EngineAddresses;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import javafx.animation.AnimationTimer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// 50 MB of text from a container through the terminal in the real window: how fast, and how long
/// between pulses.
public final class TerminalBench {

    private static final int MEGABYTES = 50;
    private static final String WRITE =
            "yes 'INFO GET /api/orders/4711 200 in 12 ms from 10.0.0.7 by agent of the shop'"
                    + " | head -c "
                    + MEGABYTES
                    + "000000; echo; echo al''l";

    /// Takes what was measured.
    public interface Figures {
        /// @param least or 0 for no least
        void rate(String name, double value, String unit, double least) throws IOException;

        void figure(String name, double value, String unit, double most) throws IOException;
    }

    private TerminalBench() {}

    public static void run(Figures report, String engine) throws IOException {
        var data = Files.createTempDirectory("gantry-bench");
        try (var world = new TestEngine(EngineAddresses.parse(engine));
                var window = TestWindow.on(data, engine)) {
            var name = TestEngine.name();
            world.run(name, "sleep", "3600");
            open(window, name);
            write(window);
            var pulses = new ArrayList<Double>();
            var timer = watch(pulses);
            long begun = System.nanoTime();
            write(window);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Fx.run(timer::stop);
            Collections.sort(pulses);
            System.err.printf(
                    "terminal-paint: %.1f s, %d pulses, p50 %.1f p95 %.1f max %.1f ms%n",
                    seconds,
                    pulses.size(),
                    pulses.get(pulses.size() / 2),
                    pulses.get(pulses.size() * 95 / 100),
                    pulses.getLast());
            report.rate("terminal-paint-rate", MEGABYTES / seconds, " MB/s", 10);
            report.figure("terminal-paint-p95", pulses.get(pulses.size() * 95 / 100), " ms", 33);
        }
    }

    private static void open(TestWindow window, String name) {
        window.awaitRow(name, "state=RUNNING");
        window.select(name);
        window.await("#detail-alone");
        Fx.run(() -> {
            ((ToggleButton) window.need("#detail-alone")).setSelected(true);
            var tabs = (TabPane) window.need(".detail .tab-pane");
            tabs.getTabs().stream()
                    .filter(tab -> "detail-terminal".equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        });
        window.await(".terminal");
        Fx.until("prompt", () -> shown(window).contains("#"));
    }

    private static void write(TestWindow window) {
        Fx.run(() -> {
            var terminal = window.need(".terminal");
            ("clear; " + WRITE)
                    .chars()
                    .forEach(letter ->
                            terminal.fireEvent(
                                    new KeyEvent(
                                            KeyEvent.KEY_TYPED,
                                            Character.toString(letter),
                                            "",
                                            KeyCode.UNDEFINED,
                                            false,
                                            false,
                                            false,
                                            false)));
            terminal.fireEvent(
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
        });
        Fx.until("cleared", () -> !shown(window).contains("\nall\n"));
        Fx.until("all", () -> shown(window).contains("\nall\n"));
    }

    private static String shown(TestWindow window) {
        return String.valueOf(
                window.need(".terminal").queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    private static AnimationTimer watch(ArrayList<Double> pulses) {
        return Fx.get(() -> {
            var timer =
                    new AnimationTimer() {
                        private long last;

                        @Override
                        public void handle(long now) {
                            if (last != 0) {
                                pulses.add((now - last) / 1e6);
                            }
                            last = now;
                        }
                    };
            timer.start();
            return timer;
        });
    }
}
