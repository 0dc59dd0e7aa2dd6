package dev.gantry.app.log;

import java.nio.ByteBuffer;

/// Some lines copied out of a [LogBook], to be looked through without holding it. Used again and
/// again by one thread.
final class LogCopy {

    private final byte[] bytes = new byte[LogPage.BYTES];
    private final ByteBuffer room = ByteBuffer.wrap(bytes);
    private final int[] starts = new int[LogPage.BYTES / LogPage.headBytes() + 1];
    private int lines;
    private long first;

    int lines() {
        return lines;
    }

    long id(int index) {
        return first + index;
    }

    byte[] bytes() {
        return bytes;
    }

    int from(int index) {
        return starts[index] + LogPage.headBytes();
    }

    int to(int index) {
        return starts[index + 1];
    }

    int flags(int index) {
        return bytes[starts[index] + 8];
    }

    long nanos(int index) {
        return room.getLong(starts[index]);
    }

    int source(int index) {
        return bytes[starts[index] + 9] & 0xff;
    }

    ByteBuffer room() {
        return room.clear();
    }

    void take(LogPage page, ByteBuffer held, int index) {
        int from = page.start(held, index);
        held.get(from, bytes, from, page.used - from);
        copyStarts(page, held, index);
    }

    /// The page was read into [#room].
    void takeRoom(LogPage page, int index) {
        copyStarts(page, room, index);
    }

    private void copyStarts(LogPage page, ByteBuffer held, int index) {
        first = page.first + index;
        lines = page.lines - index;
        for (int line = 0; line < lines; line++) {
            starts[line] = page.start(held, index + line);
        }
        starts[lines] = page.used;
    }
}
