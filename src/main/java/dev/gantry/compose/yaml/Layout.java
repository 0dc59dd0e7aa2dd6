package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.YamlNode.Collection;
import dev.gantry.compose.yaml.YamlNode.Entry;
import dev.gantry.compose.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How values are laid out, as their neighbours are.
///
/// @param mapping how much deeper a mapping stands than its key
/// @param sequence how much deeper a dash stands than its key; 0 for right below it
/// @param item how far behind its dash an item stands
record Layout(int mapping, int sequence, int item) {

    private static final int UNKNOWN = -1;
    private static final int USUAL = 2;

    /// @param near looked at first
    static Layout of(Collection near, YamlNode root, Lines lines) {
        var measured = new Measure(lines);
        measured.children(near);
        measured.all(root);
        int mapping = measured.mapping == UNKNOWN ? USUAL : measured.mapping;
        return new Layout(
                mapping,
                measured.sequence == UNKNOWN ? mapping : measured.sequence,
                measured.item == UNKNOWN ? USUAL : measured.item);
    }

    /// The first of each kind decides.
    private static final class Measure {
        private final Lines lines;
        private int mapping = UNKNOWN;
        private int sequence = UNKNOWN;
        private int item = UNKNOWN;

        Measure(Lines lines) {
            this.lines = lines;
        }

        void all(YamlNode node) {
            if (node instanceof Collection collection && !collection.flow()) {
                children(collection);
                for (var entry : collection.entries()) {
                    if (isDone()) {
                        return;
                    }
                    all(entry.value());
                }
            }
        }

        private boolean isDone() {
            return mapping != UNKNOWN && sequence != UNKNOWN && item != UNKNOWN;
        }

        void children(Collection collection) {
            if (!collection.flow()) {
                collection.entries().forEach(this::child);
            }
        }

        private void child(Entry entry) {
            if (!(entry.value() instanceof Collection below) || below.flow()) {
                return;
            }
            int deeper = lines.column(below.contentStart()) - lines.column(entry.start());
            if (entry.key() == null) {
                item = item == UNKNOWN && deeper >= USUAL ? deeper : item;
            } else if (below.keyed()) {
                mapping = mapping == UNKNOWN && deeper > 0 ? deeper : mapping;
            } else {
                sequence = sequence == UNKNOWN && deeper >= 0 ? deeper : sequence;
            }
        }
    }

    /// With items as far behind their dashes as this one.
    Layout like(Entry entry, Lines lines) {
        int start = entry.value().contentStart();
        boolean beside = entry.key() == null && lines.of(start) == lines.of(entry.start());
        return beside && start > entry.valueFrom()
                ? new Layout(mapping, sequence, start - entry.start())
                : this;
    }

    /// @param column of the key or the dash
    /// @param isItem whether it stands behind a dash
    /// @param compact whether a collection may begin on the line of the dash
    /// @param old how it was written; null for a value that is new
    ValueText block(
            @Nullable Object value,
            int column,
            boolean isItem,
            boolean compact,
            @Nullable Style old) {
        if (isFilled(value)) {
            int inside = column + (isItem ? item : value instanceof Map ? mapping : sequence);
            var below = lines(value, inside);
            return isItem && compact
                    ? new ValueText(
                            " ".repeat(item - USUAL) + below.getFirst().strip(),
                            below.subList(1, below.size()),
                            endsInBlock(value))
                    : new ValueText("", below, endsInBlock(value));
        }
        boolean asBlock =
                old != null && old.isBlock()
                        || old != Style.SINGLE
                                && old != Style.DOUBLE
                                && String.valueOf(value).contains("\n");
        if (asBlock && ScalarText.fitsBlock(value)) {
            int deeper = isItem ? item : mapping;
            return ScalarText.block(
                    String.valueOf(value),
                    old == null ? Style.LITERAL : old,
                    deeper,
                    " ".repeat(column + deeper));
        }
        return ValueText.of(value == null && !isItem ? "" : inLine(value, old, false));
    }

    private static boolean isFilled(@Nullable Object value) {
        return value instanceof Map<?, ?> map && !map.isEmpty()
                || value instanceof List<?> list && !list.isEmpty();
    }

    /// Whether the last line is one of a `|`, which says that it ends with a line break.
    private static boolean endsInBlock(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                    !map.isEmpty()
                            && endsInBlock(new ArrayList<@Nullable Object>(map.values()).getLast());
            case List<?> list -> !list.isEmpty() && endsInBlock(list.getLast());
            case null, default ->
                    ScalarText.fitsBlock(value) && String.valueOf(value).endsWith("\n");
        };
    }

    /// The lines of a collection that is not empty.
    List<String> lines(@Nullable Object value, int column) {
        var lines = new ArrayList<String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) ->
                    entry(
                            lines,
                            ScalarText.key(String.valueOf(key), null, false) + ":",
                            column,
                            block(each, column, false, true, null)));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> entry(lines, "-", column, block(each, column, true, true, null)));
        }
        return lines;
    }

    static void entry(List<String> lines, String lead, int column, ValueText value) {
        lines.add(" ".repeat(column) + value.behind(lead));
        lines.addAll(value.lines());
    }

    /// On one line.
    static String inLine(@Nullable Object value, @Nullable Style old, boolean flow) {
        return switch (value) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(each ->
                                    ScalarText.key(String.valueOf(each.getKey()), null, true)
                                            + ": "
                                            + inLine(each.getValue(), null, true))
                            .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list ->
                    list.stream()
                            .map(each -> inLine(each, null, true))
                            .collect(Collectors.joining(", ", "[", "]"));
            case null, default -> ScalarText.inLine(value, old, flow);
        };
    }
}
