package dev.gantry.bench;

import java.time.Duration;

/// How much more a process holds while it works than before: what is left after a collection, for
/// what is only waiting to be collected is no need.
final class PeakMemory {

    private static final Duration BETWEEN = Duration.ofMillis(500);

    private long idle = held();
    private long peak = idle;
    private long next = System.nanoTime();

    void reset() {
        idle = held();
        peak = idle;
    }

    /// Looks, unless it did so a moment ago.
    void look() {
        if (System.nanoTime() >= next) {
            peak = Math.max(peak, held());
            next = System.nanoTime() + BETWEEN.toNanos();
        }
    }

    double peakMegabytes() {
        return (peak - idle) / 1e6;
    }

    private static long held() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
