package dev.gantry.ui.editor;

import dev.gantry.testing.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/// Types into the middle of 5,000 lines, and scrolls through them.
public final class EditorBench {

    /// Takes a figure with its name, unit and goal.
    public interface Figures {
        void figure(String name, double value, String unit, double most) throws IOException;
    }

    private static final int LINES = 5_000;
    private static final int WARM = 600;
    private static final int KEYS = 600;
    private static final int PULSES = 600;
    private static final int LINES_A_PULSE = 3;

    private EditorBench() {}

    public static void run(Figures report) throws IOException, InterruptedException {
        var file = Files.createTempDirectory("gantry-bench").resolve("compose.yaml");
        try (var window = new EditorStage(file, Map.of(), text())) {
            window.awaitChecked();
            window.caretBehind("image: registry.example.com/s250:");
            var keys = keys(window);
            System.err.printf(
                    "editor5000: key p50 %.1f p95 %.1f p99 %.1f max %.1f ms%n",
                    keys.get(KEYS / 2),
                    keys.get(KEYS * 95 / 100),
                    keys.get(KEYS * 99 / 100),
                    keys.getLast());
            var pulses = scroll(window);
            System.err.printf(
                    "editor5000: scrolling p50 %.1f p95 %.1f max %.1f ms%n",
                    pulses.get(PULSES / 2), pulses.get(PULSES * 95 / 100), pulses.getLast());
            report.figure("editor5000-key-p50", keys.get(KEYS / 2), " ms", 16);
            report.figure("editor5000-key-p99", keys.get(KEYS * 99 / 100), " ms", 16);
            report.figure("editor5000-scroll-p95", pulses.get(PULSES * 95 / 100), " ms", 33);
        }
    }

    static String text() {
        var text = new StringBuilder("services:\n");
        for (int number = 0; number < LINES / 10; number++) {
            text.append(
                    """
                      s%1$d:
                        image: registry.example.com/s%1$d:${TAG:-1.%1$d}
                        restart: always # whatever happens
                        environment:
                          NAME: "s%1$d"
                          COUNT: %1$d
                        ports:
                          - "%2$d:8080"
                        labels: {team: one, number: "%1$d"}
                        command: run --as s%1$d
                    """
                            .formatted(number, 10_000 + number));
        }
        return text.toString();
    }

    /// From the key to the text laid out in its colours: what the key's event does, and what its
    /// pulse does up to the end of the layout. Waiting for the pulse is not counted.
    private static List<Double> keys(EditorStage window) {
        var millis = new ArrayList<Double>();
        var scene = window.stage.getScene();
        long[] begun = new long[1];
        double[] spent = new double[1];
        Runnable before = () -> begun[0] = System.nanoTime();
        Runnable after = () -> spent[0] += (System.nanoTime() - begun[0]) / 1e6;
        Fx.run(() -> {
            scene.addPreLayoutPulseListener(before);
            scene.addPostLayoutPulseListener(after);
        });
        for (int key = 0; key < WARM + KEYS; key++) {
            var one = key % 30 == 29 ? "\n" : String.valueOf((char) ('a' + key % 26));
            Fx.run(() -> {
                spent[0] = 0;
                long from = System.nanoTime();
                window.typeOne(one);
                spent[0] = (System.nanoTime() - from) / 1e6;
            });
            Fx.settle(scene);
            if (key >= WARM) {
                millis.add(Fx.get(() -> spent[0]));
            }
        }
        Fx.run(() -> {
            scene.removePreLayoutPulseListener(before);
            scene.removePostLayoutPulseListener(after);
        });
        Collections.sort(millis);
        return millis;
    }

    private static List<Double> scroll(EditorStage window) throws InterruptedException {
        var millis = new ArrayList<Double>();
        var done = new CountDownLatch(1);
        Fx.run(() ->
                new AnimationTimer() {
                    private long last;
                    private int line;

                    @Override
                    public void handle(long now) {
                        if (last != 0) {
                            millis.add((now - last) / 1e6);
                        }
                        last = now;
                        line = (line + LINES_A_PULSE) % (LINES - 60);
                        window.area().showParagraphAtTop(line);
                        if (millis.size() >= PULSES) {
                            stop();
                            done.countDown();
                        }
                    }
                }.start());
        if (!done.await(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("scrolled in vain");
        }
        Collections.sort(millis);
        return millis;
    }
}
