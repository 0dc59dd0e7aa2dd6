package dev.gantry.docker;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text that comes in pieces which may end in the middle of a character.
public final class Utf8Pieces {

    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] rest = new byte[0];

    /// The characters that are whole by now.
    public String more(byte[] piece) {
        var input = ByteBuffer.allocate(rest.length + piece.length).put(rest).put(piece).flip();
        var chars = CharBuffer.allocate(input.remaining() + 1);
        decoder.decode(input, chars, false);
        rest = new byte[input.remaining()];
        input.get(rest);
        return chars.flip().toString();
    }
}
