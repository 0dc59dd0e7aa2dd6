package dev.gantry.app.volume;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Names of files are bytes to Linux. Those which are no UTF-8 keep their bytes here, each as a
/// lone surrogate, so that what has an odd name can still be renamed and removed.
final class RawNames {

    private static final int ODD = 0xdc00;

    private RawNames() {}

    static String text(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') < 0 || Arrays.equals(bytes, utf8(text)) ? text : odd(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// All that is not ASCII byte by byte: such a name is rarely UTF-8 in parts.
    private static String odd(byte[] bytes) {
        var text = new StringBuilder();
        for (byte each : bytes) {
            text.append((char) (each >= 0 ? each : ODD + (each & 0xff)));
        }
        return text.toString();
    }

    static byte[] bytes(String text) {
        if (text.chars().noneMatch(RawNames::isOdd)) {
            return utf8(text);
        }
        var bytes = new ByteArrayOutputStream();
        for (int index = 0; index < text.length(); ) {
            int c = text.codePointAt(index);
            if (isOdd(c)) {
                bytes.write(c - ODD);
            } else {
                bytes.writeBytes(utf8(Character.toString(c)));
            }
            index += Character.charCount(c);
        }
        return bytes.toByteArray();
    }

    /// Only surrogates that stand alone: a code point never is one that does not.
    private static boolean isOdd(int c) {
        return c >= ODD + 0x80 && c <= ODD + 0xff;
    }
}
