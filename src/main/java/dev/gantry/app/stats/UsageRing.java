package dev.gantry.app.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// What one container used in the last hour: at most 3,600 points of 36 bytes, in arrays that grow
/// with what there is to keep. Read and written on one thread.
public final class UsageRing {

    public static final int MOST = 3600;
    static final Duration SPAN = Duration.ofHours(1);

    /// What can be read of a point.
    public enum Series {
        CPU_PERCENT,
        MEMORY_BYTES,
        RECEIVED_PER_SECOND,
        SENT_PER_SECOND,
        READ_PER_SECOND,
        WRITTEN_PER_SECOND,
        PROCESSES
    }

    private long[] times = new long[64];
    private final float[][] values = new float[Series.values().length][64];
    private int first;
    private int size;

    public int size() {
        return size;
    }

    /// Milliseconds since the epoch.
    ///
    /// @param index 0 is the oldest
    public long millis(int index) {
        return times[at(index)];
    }

    public double value(Series series, int index) {
        return values[series.ordinal()][at(index)];
    }

    /// The first point that is not older, or [#size].
    public int firstSince(Instant when) {
        long millis = when.toEpochMilli();
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis(middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void add(Usage usage) {
        long millis = usage.at().toEpochMilli();
        if (size > 0 && millis <= millis(size - 1)) {
            return; // told twice
        }
        dropOlderThan(millis - SPAN.toMillis());
        if (size == times.length) {
            grow();
        }
        int at = at(size);
        times[at] = millis;
        set(Series.CPU_PERCENT, at, usage.cpuPercent());
        set(Series.MEMORY_BYTES, at, usage.memoryBytes());
        set(Series.RECEIVED_PER_SECOND, at, usage.receivedPerSecond());
        set(Series.SENT_PER_SECOND, at, usage.sentPerSecond());
        set(Series.READ_PER_SECOND, at, usage.readPerSecond());
        set(Series.WRITTEN_PER_SECOND, at, usage.writtenPerSecond());
        set(Series.PROCESSES, at, usage.total().processes());
        size++;
    }

    private void set(Series series, int at, double value) {
        values[series.ordinal()][at] = (float) value;
    }

    private void dropOlderThan(long millis) {
        while (size > 0 && (size >= MOST || times[first] < millis)) {
            first = (first + 1) % times.length;
            size--;
        }
    }

    private void grow() {
        int wider = Math.min(MOST, times.length * 2);
        times = unrolled(times, wider);
        for (int series = 0; series < values.length; series++) {
            values[series] = unrolled(values[series], wider);
        }
        first = 0;
    }

    private long[] unrolled(long[] ring, int wider) {
        var line = Arrays.copyOfRange(ring, first, first + wider);
        System.arraycopy(ring, 0, line, ring.length - first, first);
        return line;
    }

    private float[] unrolled(float[] ring, int wider) {
        var line = Arrays.copyOfRange(ring, first, first + wider);
        System.arraycopy(ring, 0, line, ring.length - first, first);
        return line;
    }

    private int at(int index) {
        return (first + index) % times.length;
    }
}
