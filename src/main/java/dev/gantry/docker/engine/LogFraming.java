package dev.gantry.docker.engine;

import dev.gantry.docker.LogStream.Taker;
import java.io.IOException;
import java.io.InputStream;

/// Takes the bytes of a log apart. What it passes on lies in its own buffer.
abstract class LogFraming {

    private static final int BUFFER_BYTES = 256 * 1024;

    protected final byte[] buffer = new byte[BUFFER_BYTES];
    protected int position;
    protected int filled;

    /// Waits for some bytes and passes on what they complete. False at the end.
    final boolean read(InputStream input, Taker taker) throws IOException {
        makeRoom();
        int count = input.read(buffer, filled, BUFFER_BYTES - filled);
        if (count < 0) {
            finish(taker);
            return false;
        }
        filled += count;
        split(taker);
        return true;
    }

    /// Passes on what is there, as far as it can be told.
    protected abstract void split(Taker taker);

    /// Nothing more comes.
    protected abstract void finish(Taker taker);

    /// What waits for more bytes is always short.
    private void makeRoom() {
        if (position == filled) {
            position = 0;
            filled = 0;
        } else if (BUFFER_BYTES - filled < BUFFER_BYTES / 2) {
            System.arraycopy(buffer, position, buffer, 0, filled - position);
            filled -= position;
            position = 0;
        }
    }

    /// Where the line ends, or `to`.
    protected final int lineEnd(int from, int to) {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return to;
    }
}
