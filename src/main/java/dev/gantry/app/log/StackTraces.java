package dev.gantry.app.log;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which lines belong to the one before them: frames of a stack trace.
public final class StackTraces {

    /// What stands at the margin all the same.
    private static final List<byte[]> BEGINNINGS =
            List.of(ascii("Caused by: "), ascii("Suppressed: "), ascii("Traceback (most recent"));

    private StackTraces() {}

    public static boolean belongsToLineBefore(byte[] bytes) {
        return belongsToLineBefore(bytes, 0, bytes.length);
    }

    /// Java, JavaScript, .NET, Python and Go all indent their frames.
    static boolean belongsToLineBefore(byte[] bytes, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        return bytes[from] == '\t'
                || (bytes[from] == ' ' && bytes[from + 1] == ' ')
                || BEGINNINGS.stream().anyMatch(beginning -> starts(bytes, from, to, beginning));
    }

    private static boolean starts(byte[] bytes, int from, int to, byte[] with) {
        return to - from >= with.length
                && java.util.Arrays.equals(bytes, from, from + with.length, with, 0, with.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
