package dev.gantry.ui.editor;

import dev.gantry.compose.edit.TextLines;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Where in a text the findings are. They move along with their lines until the next check.
final class EditorMarks {

    /// @param from column, counted from 0
    record Mark(int from, int to, Finding finding) {}

    private Map<Integer, List<Mark>> byLine = Map.of();

    void show(List<Finding> findings, TextLines text) {
        var marks = new HashMap<Integer, List<Mark>>();
        for (var finding : findings) {
            int line = Math.clamp(finding.line() - 1L, 0, text.count() - 1);
            marks.computeIfAbsent(line, _ -> new ArrayList<>()).add(mark(finding, text.line(line)));
        }
        byLine = marks;
    }

    /// From its column to the end of the word, or of the value behind it.
    private static Mark mark(Finding finding, String line) {
        if (finding.line() == 0) {
            return new Mark(0, 0, finding);
        }
        int end = line.stripTrailing().length();
        int first = Math.max(0, TextLines.indent(line));
        int from = Math.clamp(finding.column() - 1L, 0, Math.max(first, end));
        if (from >= end) {
            return new Mark(first, end, finding);
        }
        int to = from;
        while (to < end
                && !Character.isWhitespace(line.charAt(to))
                && ":,".indexOf(line.charAt(to)) < 0) {
            to++;
        }
        return new Mark(from, Math.max(to, Math.min(from + 1, end)), finding);
    }

    void changed(int line, int removed, int inserted) {
        if (removed == inserted || byLine.isEmpty()) {
            return;
        }
        var moved = new HashMap<Integer, List<Mark>>();
        byLine.forEach((at, marks) -> {
            if (at <= line) {
                moved.put(at, marks);
            } else if (at > line + removed) {
                moved.put(at - removed + inserted, marks);
            }
        });
        byLine = moved;
    }

    List<Mark> of(int line) {
        return byLine.getOrDefault(line, List.of());
    }

    Collection<Integer> lines() {
        return byLine.keySet();
    }

    /// What is said at a place; empty for nothing.
    String said(int line, int column) {
        return of(line).stream()
                .filter(mark -> mark.from() <= column && column <= mark.to())
                .map(mark -> mark.finding().said())
                .collect(Collectors.joining("\n\n"));
    }

    String said(int line) {
        return of(line).stream()
                .map(mark -> mark.finding().said())
                .collect(Collectors.joining("\n\n"));
    }

    boolean hasError(int line) {
        return of(line).stream().anyMatch(mark -> mark.finding().isError());
    }
}
