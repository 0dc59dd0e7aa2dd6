package dev.gantry.compose.yaml;

/// A stretch of a text.
///
/// @param start offset of its first character
/// @param end offset behind its last
public record TextRange(int start, int end) {

    public boolean isEmpty() {
        return start == end;
    }

    /// A caret behind the last character still touches it.
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }

    public String in(String text) {
        return text.substring(start, end);
    }
}
