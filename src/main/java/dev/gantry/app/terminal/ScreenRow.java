package dev.gantry.app.terminal;

import java.util.List;

/// One row of a terminal, in runs of one look.
///
/// @param runs from left to right, without gaps
public record ScreenRow(List<Run> runs) {

    public static final ScreenRow EMPTY = new ScreenRow(List.of());

    /// Stands in the second cell of a wide character.
    public static final char WIDE = '\uE000';

    /// @param column of its first character
    /// @param text one character a cell
    public record Run(int column, String text, CellStyle style) {}

    /// One character a cell, [#WIDE] included.
    public String cells() {
        if (runs.size() == 1) {
            return runs.getFirst().text();
        }
        var all = new StringBuilder();
        runs.forEach(run -> all.append(run.text()));
        return all.toString();
    }

    /// As a person reads it: without what fills the row up.
    public String text() {
        return cells().replace(String.valueOf(WIDE), "").stripTrailing();
    }
}
