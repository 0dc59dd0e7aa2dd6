package dev.gantry.app.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings the lines of several containers into the order of time.
///
/// A line waits until every other container has a later one, has ended, or has been quiet for a
/// moment. Who is far ahead waits too, so little is held.
public final class LogMerge {

    private static final int MOST_HELD = 2048;
    private static final long QUIET_NANOS = 150_000_000L;
    private static final long OPENING_NANOS = 1_500_000_000L;
    private static final long LOOK_MILLIS = 50;

    /// Takes them in order.
    @FunctionalInterface
    public interface Merged {
        void line(int source, long nanos, int flags, byte[] bytes);
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Held(long nanos, int flags, byte[] bytes) {}

    private final List<Lane> lanes = new ArrayList<>();
    private final boolean live;

    /// @param live goes on although one of them says nothing
    public LogMerge(int count, boolean live) {
        this.live = live;
        for (int source = 0; source < count; source++) {
            lanes.add(new Lane(source));
        }
    }

    public Lane lane(int source) {
        return lanes.get(source);
    }

    /// Until all have ended.
    public void run(Merged to) throws InterruptedException {
        while (step(to)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private synchronized boolean step(Merged to) throws InterruptedException {
        if (lanes.stream().allMatch(lane -> lane.over && lane.held.isEmpty())) {
            return false;
        }
        var first = first();
        if (first == null) {
            wait(LOOK_MILLIS);
            return true;
        }
        var line = first.held.remove();
        notifyAll();
        to.line(first.source, line.nanos, line.flags, line.bytes);
        return true;
    }

    /// The lane with the oldest line, unless an older one may still come.
    private @Nullable Lane first() {
        Lane first = null;
        long now = System.nanoTime();
        for (var lane : lanes) {
            if (lane.held.isEmpty()) {
                if (!lane.over && !(live && lane.isQuiet(now))) {
                    return null;
                }
            } else if (first == null || lane.oldest() < first.oldest()) {
                first = lane;
            }
        }
        return first;
    }

    /// Where one container's lines come in.
    public final class Lane implements LogLines {
        private final int source;
        private final Deque<Held> held = new ArrayDeque<>();
        private long heardAt = System.nanoTime() + OPENING_NANOS - QUIET_NANOS;
        private boolean over;

        private Lane(int source) {
            this.source = source;
        }

        private long oldest() {
            return held.getFirst().nanos;
        }

        private boolean isQuiet(long now) {
            return now - heardAt > QUIET_NANOS;
        }

        /// Waits while too many are held.
        @Override
        public void line(long nanos, int flags, byte[] bytes, int from, int length) {
            synchronized (LogMerge.this) {
                while (held.size() >= MOST_HELD && !Thread.currentThread().isInterrupted()) {
                    await();
                }
                held.add(new Held(nanos, flags, Arrays.copyOfRange(bytes, from, from + length)));
                heardAt = System.nanoTime();
                LogMerge.this.notifyAll();
            }
        }

        private void await() {
            try {
                LogMerge.this.wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        /// Lines come again.
        void begin() {
            synchronized (LogMerge.this) {
                over = false;
                heardAt = System.nanoTime() + OPENING_NANOS - QUIET_NANOS;
            }
        }

        /// For now nothing comes: nobody needs to wait for it.
        void rests() {
            synchronized (LogMerge.this) {
                heardAt = System.nanoTime() - 2 * QUIET_NANOS;
                LogMerge.this.notifyAll();
            }
        }

        /// Nothing more will come.
        public void end() {
            synchronized (LogMerge.this) {
                over = true;
                LogMerge.this.notifyAll();
            }
        }
    }
}
