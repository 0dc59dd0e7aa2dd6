package dev.gantry.docker.engine;

import dev.gantry.docker.LogStream.Taker;

/// Output of a container without a terminal: each frame tells its stream and its length, and begins
/// with a time. A long line comes in several frames, each with a time of its own.
final class FramedLog extends LogFraming {

    private static final int HEAD_BYTES = 8;
    private static final int STDOUT = 1;

    private long left;
    private boolean error;
    private boolean timed;
    private long nanos;

    @Override
    protected void split(Taker taker) {
        while (frame()) {
            if (!timed && !time()) {
                return;
            }
            if (left > 0 && position == filled) {
                return;
            }
            payload(taker);
        }
    }

    private boolean frame() {
        if (left > 0) {
            return true;
        }
        if (filled - position < HEAD_BYTES) {
            return false;
        }
        error = buffer[position] > STDOUT;
        left = length(position + 4);
        position += HEAD_BYTES;
        timed = false;
        return true;
    }

    private long length(int at) {
        return (buffer[at] & 0xffL) << 24
                | (buffer[at + 1] & 0xff) << 16
                | (buffer[at + 2] & 0xff) << 8
                | (buffer[at + 3] & 0xff);
    }

    /// False when more bytes are needed to tell.
    private boolean time() {
        int have = (int) Math.min(left, filled - position);
        if (have < Math.min(left, LogTime.MOST_BYTES)) {
            return false;
        }
        int length = LogTime.length(buffer, position, have);
        if (length > 0) {
            nanos = LogTime.nanos(buffer, position, length);
            position += length;
            left -= length;
        }
        timed = true;
        return true;
    }

    private void payload(Taker taker) {
        int end = position + (int) Math.min(left, filled - position);
        left -= end - position;
        while (position < end) {
            int stop = lineEnd(position, end);
            boolean ends = stop < end;
            taker.take(error, nanos, buffer, position, stop - position, ends);
            position = ends ? stop + 1 : stop;
        }
    }

    @Override
    protected void finish(Taker taker) {
        if (left > 0 && position < filled) {
            timed = true;
            payload(taker);
        }
    }
}
