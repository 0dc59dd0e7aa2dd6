package dev.gantry.ui.container;

import dev.gantry.app.words.ContainerWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// What a person typed into the search field: words that must all be found, and `image:`, `state:`,
/// `stack:`, `label:`, `name:`, `port:` for one field only. A leading `-` turns a word round.
final class ContainerQuery implements Predicate<ContainerRow> {

    private final List<Predicate<ContainerRow>> terms = new ArrayList<>();

    ContainerQuery(String text) {
        for (var word : text.strip().split("\\s+")) {
            if (word.length() > 1 && word.startsWith("-")) {
                terms.add(term(word.substring(1)).negate());
            } else if (!word.isEmpty()) {
                terms.add(term(word));
            }
        }
    }

    @Override
    public boolean test(ContainerRow row) {
        return terms.stream().allMatch(term -> term.test(row));
    }

    private static Predicate<ContainerRow> term(String word) {
        int colon = word.indexOf(':');
        var field = colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT);
        var wanted = word.substring(colon + 1).toLowerCase(Locale.ROOT);
        return switch (field) {
            case "image" -> row -> has(row.image(), wanted);
            case "name" -> row -> has(row.name(), wanted);
            case "state" -> row -> has(ContainerWords.state(row.container()), wanted);
            case "stack" -> row -> has(row.stack(), wanted);
            case "port" -> row -> has(row.ports(), wanted);
            case "label" -> row -> hasLabel(row, wanted);
            default -> row -> hasAnywhere(row, word.toLowerCase(Locale.ROOT));
        };
    }

    private static boolean hasAnywhere(ContainerRow row, String wanted) {
        return has(row.name(), wanted)
                || has(row.image(), wanted)
                || has(row.stack(), wanted)
                || row.id().value().startsWith(wanted)
                || has(row.ports(), wanted);
    }

    /// `key` for any value, `key=value` for one.
    private static boolean hasLabel(ContainerRow row, String wanted) {
        return row.container().labels().entrySet().stream()
                .anyMatch(label -> has(label.getKey() + "=" + label.getValue(), wanted));
    }

    private static boolean has(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
