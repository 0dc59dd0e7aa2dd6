package dev.gantry.ui.log;

import org.jspecify.annotations.Nullable;

/// Where the characters of a text stand on a grid: most take one cell, East Asian ones and pictures
/// two, marks over a letter none.
///
/// @param columns where each character begins, and the end; null when each takes one
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Cells(int @Nullable [] columns, int length) {

    static Cells of(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x300) {
                return measured(text);
            }
        }
        return new Cells(null, text.length());
    }

    private static Cells measured(String text) {
        var columns = new int[text.length() + 1];
        int column = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int size = Character.charCount(point);
            for (int part = 0; part < size; part++) {
                columns[at + part] = column;
            }
            column += width(point);
            at += size;
        }
        columns[text.length()] = column;
        return new Cells(columns, text.length());
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115f)
                || (point >= 0x2e80 && point <= 0xa4cf)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0xfe30 && point <= 0xfe6f)
                || (point >= 0xff00 && point <= 0xff60)
                || (point >= 0x1f300 && point <= 0x1faff)
                || (point >= 0x20000 && point <= 0x3fffd);
    }

    boolean isSimple() {
        return columns == null;
    }

    int column(int character) {
        return columns == null ? character : columns[Math.min(character, length)];
    }

    int width() {
        return column(length);
    }

    /// The character at a column, or the end.
    int character(int column) {
        if (columns == null) {
            return Math.clamp(column, 0, length);
        }
        int at = 0;
        while (at < length && columns[at + 1] <= column) {
            at++;
        }
        return at;
    }
}
