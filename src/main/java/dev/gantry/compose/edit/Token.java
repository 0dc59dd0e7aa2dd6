package dev.gantry.compose.edit;

/// A stretch of a line with a look of its own. What has none is not told.
///
/// @param from column, counted from 0
/// @param to behind its last character
public record Token(int from, int to, Kind kind) {

    public enum Kind {
        KEY,
        STRING,
        NUMBER,
        WORD,
        COMMENT,
        ANCHOR,
        ALIAS,
        TAG,
        BLOCK,
        VARIABLE,
        MARK,
        SIGN
    }
}
