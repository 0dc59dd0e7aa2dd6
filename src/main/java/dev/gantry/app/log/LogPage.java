package dev.gantry.app.log;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Some thousand lines in one piece of memory outside the heap, or in the spill file: the lines
/// from the front, where each begins from the back. The collector never sees them.
///
/// Guarded by its [LogBook].
final class LogPage {

    static final int BYTES = 1 << 20;
    private static final int HEAD_BYTES = 10;

    /// Null when it lies in the spill file alone.
    @Nullable ByteBuffer room;

    long first;
    int lines;
    int used;
    long place = -1;
    boolean leaving;

    LogPage(ByteBuffer room) {
        this.room = room;
    }

    long end() {
        return first + lines;
    }

    boolean fits(int length) {
        return used + HEAD_BYTES + length + 4 * (lines + 1) <= BYTES;
    }

    void add(
            ByteBuffer into,
            long nanos,
            int flags,
            int source,
            byte[] bytes,
            int from,
            int length) {
        into.putInt(BYTES - 4 * (lines + 1), used);
        into.putLong(used, nanos);
        into.put(used + 8, (byte) flags);
        into.put(used + 9, (byte) source);
        into.put(used + HEAD_BYTES, bytes, from, length);
        used += HEAD_BYTES + length;
        lines++;
    }

    /// @param held the page's bytes, wherever they lie
    LogLine line(ByteBuffer held, int index) {
        int start = start(held, index);
        int from = start + HEAD_BYTES;
        var bytes = new byte[end(held, index) - from];
        held.get(from, bytes);
        return new LogLine(
                first + index,
                held.getLong(start),
                held.get(start + 8),
                held.get(start + 9) & 0xff,
                bytes);
    }

    long nanos(ByteBuffer held, int index) {
        return held.getLong(start(held, index));
    }

    int start(ByteBuffer held, int index) {
        return held.getInt(BYTES - 4 * (index + 1));
    }

    int end(ByteBuffer held, int index) {
        return index + 1 < lines ? start(held, index + 1) : used;
    }

    static int headBytes() {
        return HEAD_BYTES;
    }
}
