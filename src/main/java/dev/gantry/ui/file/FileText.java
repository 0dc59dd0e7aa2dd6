package dev.gantry.ui.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// What a file says, if it is text.
record FileText(String text, Kind kind) {

    enum Kind {
        UTF_8,
        LATIN_1,
        BINARY
    }

    static FileText of(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return new FileText("", Kind.BINARY);
            }
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new FileText(text.toString(), Kind.UTF_8);
        } catch (CharacterCodingException otherwise) {
            return new FileText(new String(bytes, StandardCharsets.ISO_8859_1), Kind.LATIN_1);
        }
    }
}
