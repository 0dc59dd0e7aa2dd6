package dev.gantry.boot;

import dev.gantry.testing.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/// Scrolls through 1,000 containers in the real window, and looks at the time between pulses.
public final class ScrollBench {

    /// Takes a figure with its name, unit and goal.
    public interface Figures {
        void figure(String name, double value, String unit, double most) throws IOException;
    }

    private static final int PULSES = 600;
    private static final int ROWS_A_PULSE = 5;

    private ScrollBench() {}

    public static void run(Figures report, String engine) throws IOException, InterruptedException {
        var data = Files.createTempDirectory("gantry-bench");
        try (var window = TestWindow.on(data, engine)) {
            Fx.until(
                    "1,000 rows",
                    () ->
                            window.has("#containers-table")
                                    && window.table().getItems().size() >= 1000);
            scroll(window);
            var millis = scroll(window);
            Collections.sort(millis);
            System.err.printf(
                    "scroll1000: p50 %.1f p95 %.1f max %.1f ms%n",
                    millis.get(PULSES / 2), millis.get(PULSES * 95 / 100), millis.getLast());
            report.figure("scroll1000-max", millis.getLast(), " ms", 50);
            report.figure("scroll1000-p95", millis.get(PULSES * 95 / 100), " ms", 33);
        }
    }

    private static List<Double> scroll(TestWindow window) throws InterruptedException {
        var millis = new ArrayList<Double>();
        var done = new CountDownLatch(1);
        Fx.run(() ->
                new AnimationTimer() {
                    private long last;
                    private int row;

                    @Override
                    public void handle(long now) {
                        if (last != 0) {
                            millis.add((now - last) / 1e6);
                        }
                        last = now;
                        row = (row + ROWS_A_PULSE) % 980;
                        window.table().scrollTo(row);
                        if (millis.size() >= PULSES) {
                            stop();
                            done.countDown();
                        }
                    }
                }.start());
        if (!done.await(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("scrolled in vain");
        }
        return millis;
    }
}
