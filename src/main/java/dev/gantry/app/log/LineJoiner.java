package dev.gantry.app.log;

import dev.gantry.docker.LogStream;
import java.util.Arrays;

/// Makes lines of pieces: long lines come in several, and those of both streams mixed. A line that
/// never ends is passed on in parts.
final class LineJoiner implements LogStream.Taker {

    private static final byte[] NOTHING = {};

    private final LogLines lines;
    private final Begun out = new Begun(0);
    private final Begun error = new Begun(LogLine.ERROR);

    LineJoiner(LogLines lines) {
        this.lines = lines;
    }

    @Override
    public void take(
            boolean isError, long nanos, byte[] bytes, int from, int length, boolean ends) {
        var begun = isError ? error : out;
        if (begun.isFresh() && ends && length <= LogLine.LONGEST_BYTES) {
            lines.line(nanos, begun.flags, bytes, from, length);
        } else {
            begun.add(nanos, bytes, from, length);
            if (ends) {
                begun.end();
            }
        }
    }

    /// The container has ended: what it began is all there is.
    void flush() {
        out.flush();
        error.flush();
    }

    private final class Begun {
        private final int flags;
        private byte[] held = NOTHING;
        private int size;
        private long since;
        private boolean open;
        private boolean continued;

        Begun(int flags) {
            this.flags = flags;
        }

        boolean isFresh() {
            return !open;
        }

        void add(long nanos, byte[] bytes, int from, int length) {
            if (!open) {
                since = nanos;
                open = true;
            }
            int left = length;
            while (left > 0) {
                if (size == LogLine.LONGEST_BYTES) {
                    pass();
                    continued = true;
                }
                int some = Math.min(left, LogLine.LONGEST_BYTES - size);
                held = size + some <= held.length ? held : Arrays.copyOf(held, room(some));
                System.arraycopy(bytes, from + length - left, held, size, some);
                size += some;
                left -= some;
            }
        }

        private int room(int more) {
            return Math.min(LogLine.LONGEST_BYTES, Math.max(2 * held.length, size + more));
        }

        private void pass() {
            lines.line(since, continued ? flags | LogLine.CONTINUED : flags, held, 0, size);
            size = 0;
        }

        void end() {
            pass();
            open = false;
            continued = false;
            held = NOTHING;
        }

        void flush() {
            if (open && size > 0) {
                end();
            }
        }
    }
}
