package dev.gantry.ui.terminal;

/// What is marked, from one place to another in any order. Lines are those of a screen frame.
///
/// @param column between characters: 0 is before the first
record TerminalSelection(Place anchor, Place head) {

    record Place(long line, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return line == other.line
                    ? Integer.compare(column, other.column)
                    : Long.compare(line, other.line);
        }
    }

    Place start() {
        return anchor.compareTo(head) <= 0 ? anchor : head;
    }

    Place end() {
        return anchor.compareTo(head) <= 0 ? head : anchor;
    }

    boolean isEmpty() {
        return anchor.equals(head);
    }

    /// First column of a line that is marked.
    int from(long line) {
        return line == start().line() ? start().column() : 0;
    }

    /// Column behind the last that is marked; none in a line when not after [#from].
    int to(long line, int columns) {
        if (line < start().line() || line > end().line()) {
            return -1;
        }
        return line == end().line() ? end().column() : columns;
    }
}
