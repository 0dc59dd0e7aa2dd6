package dev.gantry.ui.image;

import dev.gantry.docker.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// What a person typed into the search field: words that must all be found, and `tag:`, `stack:`,
/// `label:`, `container:` for one field only. A leading `-` turns a word round.
final class ImageQuery implements Predicate<ImageRow> {

    private final List<Predicate<ImageRow>> terms = new ArrayList<>();

    ImageQuery(String text) {
        for (var word : text.strip().split("\\s+")) {
            if (word.length() > 1 && word.startsWith("-")) {
                terms.add(term(word.substring(1)).negate());
            } else if (!word.isEmpty()) {
                terms.add(term(word));
            }
        }
    }

    @Override
    public boolean test(ImageRow row) {
        return terms.stream().allMatch(term -> term.test(row));
    }

    private static Predicate<ImageRow> term(String word) {
        int colon = word.indexOf(':');
        var field = colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT);
        var wanted = word.substring(colon + 1).toLowerCase(Locale.ROOT);
        return switch (field) {
            case "tag" -> row -> has(row.tag(), wanted);
            case "stack" -> row -> has(row.stacks(), wanted);
            case "container" -> row -> row.users().stream().anyMatch(user -> isNamed(user, wanted));
            case "label" -> row -> hasLabel(row, wanted);
            default -> row -> hasAnywhere(row, word.toLowerCase(Locale.ROOT));
        };
    }

    private static boolean hasAnywhere(ImageRow row, String wanted) {
        return has(row.repository() + ":" + row.tag(), wanted)
                || has(row.stacks(), wanted)
                || row.image().id().value().startsWith(wanted)
                || row.image().id().brief().startsWith(wanted)
                || row.users().stream().anyMatch(user -> isNamed(user, wanted));
    }

    private static boolean isNamed(Container container, String wanted) {
        return has(container.name(), wanted);
    }

    /// `key` for any value, `key=value` for one.
    private static boolean hasLabel(ImageRow row, String wanted) {
        return row.image().labels().entrySet().stream()
                .anyMatch(label -> has(label.getKey() + "=" + label.getValue(), wanted));
    }

    private static boolean has(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
