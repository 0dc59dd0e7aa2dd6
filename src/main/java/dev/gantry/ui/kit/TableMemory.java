package dev.gantry.ui.kit;

import java.util.List;

/// What a person made of a table: kept between starts.
///
/// @param columns from left to right
public record TableMemory(List<Shape> columns) {

    public static final TableMemory NONE = new TableMemory(List.of());

    /// One column.
    ///
    /// @param width in pixels
    /// @param sort 0: not sorted by it, 1: upwards, -1: downwards
    public record Shape(String id, double width, boolean visible, int sort) {}
}
