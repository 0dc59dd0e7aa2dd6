package dev.gantry.app.log;

import java.util.Locale;

/// How grave a line says it is.
public enum Level {
    NONE,
    DEBUG,
    INFO,
    WARNING,
    ERROR;

    /// Where a level stands, it stands near the beginning.
    private static final int LOOKED_AT = 200;

    private static final int LONGEST_WORD = 8;
    private static final byte ESCAPE = 0x1b;

    public static Level of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    static Level of(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LOOKED_AT);
        int at = from;
        while (at < end) {
            if (!isLetter(bytes[at])) {
                at = bytes[at] == ESCAPE ? afterColour(bytes, at, end) : at + 1;
                continue;
            }
            int start = at;
            while (at < end && isLetter(bytes[at])) {
                at++;
            }
            var level = word(bytes, from, start, at);
            if (level != NONE) {
                return level;
            }
        }
        return NONE;
    }

    private static int afterColour(byte[] bytes, int escape, int end) {
        int at = escape + 1;
        while (at < end && bytes[at - 1] != 'm') {
            at++;
        }
        return at;
    }

    private static Level word(byte[] bytes, int from, int start, int end) {
        int length = end - start;
        if (length < 3 || length > LONGEST_WORD || !isMarked(bytes, from, start, end)) {
            return NONE;
        }
        char first = (char) (bytes[start] | 0x20);
        return "ewdtifcpsna".indexOf(first) < 0 ? NONE : named(text(bytes, start, length));
    }

    /// Shouted, or the value of something, or bracketed: "error" in a sentence is none.
    private static boolean isMarked(byte[] bytes, int from, int start, int end) {
        if (isUpper(bytes[start]) && isUpper(bytes[end - 1])) {
            return true;
        }
        int before = start == from ? '[' : bytes[start - 1];
        int after = end < bytes.length ? bytes[end] : ' ';
        return before == '=' || before == '"' || before == '<' || (before == '[' && after != ' ');
    }

    private static String text(byte[] bytes, int start, int length) {
        var chars = new char[length];
        for (int at = 0; at < length; at++) {
            chars[at] = (char) bytes[start + at];
        }
        return new String(chars).toLowerCase(Locale.ROOT);
    }

    private static Level named(String word) {
        return switch (word) {
            case "error", "err", "fatal", "panic", "critical", "crit", "severe", "emerg", "alert" ->
                    ERROR;
            case "warn", "warning" -> WARNING;
            case "info", "notice" -> INFO;
            case "debug", "trace", "dbg" -> DEBUG;
            default -> NONE;
        };
    }

    private static boolean isUpper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private static boolean isLetter(byte b) {
        return isUpper(b) || (b >= 'a' && b <= 'z');
    }
}
