package dev.gantry.docker.engine;

import dev.gantry.docker.LiveProcess.Output;
import dev.gantry.docker.LiveProcess.Stream;
import java.io.IOException;

/// Takes apart what the engine sends of a process without a terminal: eight bytes before each piece
/// say which stream it is of, and how long it is.
final class Frames {

    private static final int HEAD_BYTES = 8;

    private final byte[] head = new byte[HEAD_BYTES];
    private int headFilled;
    private long left;
    private Stream stream = Stream.OUTPUT;

    /// Goes on where the last call stopped. Nothing is copied but the heads.
    void split(byte[] bytes, int length, Output output) throws IOException {
        int position = 0;
        while (position < length) {
            if (left == 0) {
                head[headFilled++] = bytes[position++];
                if (headFilled == HEAD_BYTES) {
                    begin();
                }
            } else {
                int piece = (int) Math.min(left, length - position);
                output.printed(stream, bytes, position, piece);
                position += piece;
                left -= piece;
            }
        }
    }

    private void begin() {
        headFilled = 0;
        stream = head[0] == 2 ? Stream.ERRORS : Stream.OUTPUT;
        left = 0;
        for (int index = 4; index < HEAD_BYTES; index++) {
            left = left << 8 | head[index] & 0xff;
        }
    }
}
