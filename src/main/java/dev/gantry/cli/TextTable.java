package dev.gantry.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Columns of text, each as wide as its widest entry.
final class TextTable {

    private static final String GAP = "   ";

    private final List<List<String>> lines = new ArrayList<>();

    TextTable(String... heads) {
        lines.add(List.of(heads));
    }

    void add(String... cells) {
        lines.add(List.of(cells));
    }

    void print(PrintWriter out) {
        var widths = new int[lines.getFirst().size()];
        for (var line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        for (var line : lines) {
            var text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                var cell = line.get(column);
                text.append(cell).repeat(' ', widths[column] - cell.length()).append(GAP);
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
