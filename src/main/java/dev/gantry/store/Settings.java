package dev.gantry.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person chose, and how they left the window.
///
/// @param window absent before the first close
/// @param lastHost the id of the host shown last
/// @param noticesMuted mishaps of containers are not told
/// @param tables by the id of the table
public record Settings(
        Theme theme,
        Optional<Bounds> window,
        Optional<String> lastHost,
        boolean groupByStack,
        boolean noticesMuted,
        Map<String, List<ColumnShape>> tables) {

    public static final Settings DEFAULT =
            new Settings(Theme.SYSTEM, Optional.empty(), Optional.empty(), true, false, Map.of());

    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// Of the window on the screen, in pixels.
    public record Bounds(double x, double y, double width, double height, boolean maximized) {}

    /// One column of a table, from left to right.
    ///
    /// @param sort 0: not sorted by it, 1: upwards, -1: downwards
    public record ColumnShape(String id, double width, boolean visible, int sort) {}
}
