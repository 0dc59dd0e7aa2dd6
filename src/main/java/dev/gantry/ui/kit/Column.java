package dev.gantry.ui.kit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Labeled;

/// What one column of a [ResourceTable] shows of a thing.
///
/// @param id names it in the settings
/// @param text what it says, which is also what a copy of the row gives
/// @param totals what it says of a group of things
/// @param width in pixels, before a person changes it
/// @param rank where there is no room for all, those with the highest rank give way; 0 never does
/// @param aging the text changes by itself as time passes
/// @param hiddenAtFirst until a person chooses it in the table's menu
/// @param look draws it, for more than plain text
public record Column<T>(
        String id,
        String title,
        Function<T, String> text,
        Function<List<T>, String> totals,
        Comparator<T> order,
        double width,
        int rank,
        boolean aging,
        boolean hiddenAtFirst,
        Optional<Supplier<Look<T>>> look) {

    /// How a cell shows things: made once for each cell, which shows many in turn. The fewer nodes
    /// it adds to the cell's own text and graphic, the sooner a list is laid out.
    public interface Look<T> {

        /// @param text what the column says of it
        /// @param cell bare, or as this look left it
        void show(T thing, String text, Labeled cell);

        /// Takes its style classes off again; text and graphic are the cell's to take.
        default void leave(Labeled cell) {}
    }

    public static <T> Column<T> of(String id, String title, Function<T, String> text) {
        return new Column<>(
                id,
                title,
                text,
                _ -> "",
                Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER),
                150,
                0,
                false,
                false,
                Optional.empty());
    }

    public Column<T> wide(double pixels) {
        return new Column<>(
                id, title, text, totals, order, pixels, rank, aging, hiddenAtFirst, look);
    }

    public Column<T> sortedBy(Comparator<T> by) {
        return new Column<>(id, title, text, totals, by, width, rank, aging, hiddenAtFirst, look);
    }

    public Column<T> totalling(Function<List<T>, String> sum) {
        return new Column<>(id, title, text, sum, order, width, rank, aging, hiddenAtFirst, look);
    }

    public Column<T> drawnBy(Supplier<Look<T>> by) {
        return new Column<>(
                id, title, text, totals, order, width, rank, aging, hiddenAtFirst, Optional.of(by));
    }

    public Column<T> givingWay(int itsRank) {
        return new Column<>(
                id, title, text, totals, order, width, itsRank, aging, hiddenAtFirst, look);
    }

    public Column<T> aged() {
        return new Column<>(id, title, text, totals, order, width, rank, true, hiddenAtFirst, look);
    }

    public Column<T> hidden() {
        return new Column<>(id, title, text, totals, order, width, rank, aging, true, look);
    }
}
