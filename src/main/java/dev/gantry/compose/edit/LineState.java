package dev.gantry.compose.edit;

/// What a line has to know of those above it.
///
/// @param quote that is open; 0 for none
/// @param depth of the braces and brackets that are open
/// @param block the least indent of a block scalar's lines; -1 outside of one
public record LineState(char quote, int depth, int block) {

    public static final LineState START = new LineState('\0', 0, -1);
}
