package dev.gantry.docker.engine;

import dev.gantry.docker.LogStream.Taker;

/// Output of a container with a terminal: raw bytes. A time stands before each line, and within a
/// long one before every 16 KiB.
final class TerminalLog extends LogFraming {

    private static final int PIECE_BYTES = 16 * 1024;

    @Override
    protected void split(Taker taker) {
        while (position < filled && piece(taker, false)) {
            // until one is not whole yet
        }
    }

    @Override
    protected void finish(Taker taker) {
        while (position < filled) {
            piece(taker, true);
        }
    }

    private boolean piece(Taker taker, boolean last) {
        int shown = Math.min(filled - position, LogTime.MOST_BYTES);
        int time = LogTime.length(buffer, position, shown);
        int from = position + time;
        int most = Math.min(filled, from + PIECE_BYTES);
        int stop = lineEnd(from, most);
        boolean ends = stop < filled && buffer[stop] == '\n';
        if (!ends && !last && stop - from < PIECE_BYTES) {
            return false;
        }
        long nanos = time == 0 ? 0 : LogTime.nanos(buffer, position, time);
        taker.take(false, nanos, buffer, from, withoutReturn(from, stop, ends) - from, ends);
        position = ends ? stop + 1 : stop;
        return true;
    }

    private int withoutReturn(int from, int stop, boolean ends) {
        return ends && stop > from && buffer[stop - 1] == '\r' ? stop - 1 : stop;
    }
}
