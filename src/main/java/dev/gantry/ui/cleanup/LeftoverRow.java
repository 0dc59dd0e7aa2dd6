package dev.gantry.ui.cleanup;

import dev.gantry.app.cleanup.CleanUpWords;
import dev.gantry.app.cleanup.Leftover;
import dev.gantry.app.words.Ages;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// One thing that may go, and whether a person wants it to.
record LeftoverRow(Leftover leftover, boolean ticked) {

    static final Comparator<LeftoverRow> LARGEST_FIRST =
            Comparator.<LeftoverRow>comparingLong(row -> row.leftover.sizeBytes())
                    .reversed()
                    .thenComparing(LeftoverRow::name)
                    .thenComparing(row -> row.leftover.id());

    String key() {
        return leftover.kind() + " " + leftover.id();
    }

    /// For the same reason, and still of that name: what a person decided holds.
    boolean isFor(Leftover now) {
        return leftover.reason() == now.reason() && leftover.name().equals(now.name());
    }

    String name() {
        return leftover.name();
    }

    String kind() {
        return CleanUpWords.of(leftover.kind());
    }

    String size() {
        return leftover.kind() == Leftover.Kind.NETWORK ? "" : CleanUpWords.size(leftover);
    }

    String reason() {
        return CleanUpWords.reason(leftover);
    }

    String lastUse(Instant now) {
        return leftover.lastUse()
                .map(time -> Ages.ago(Duration.between(time, now)))
                .orElseGet(() -> Words.of("cleanup.unknown"));
    }

    /// "3 of 5"
    static String chosen(List<LeftoverRow> rows) {
        long ticked = rows.stream().filter(LeftoverRow::ticked).count();
        return Words.of("cleanup.chosenOf", ticked, rows.size());
    }

    /// Of those that are to go.
    static String together(List<LeftoverRow> rows) {
        return Sizes.of(bytes(rows.stream().filter(LeftoverRow::ticked).toList()));
    }

    static long bytes(List<LeftoverRow> rows) {
        return rows.stream().mapToLong(row -> Math.max(0, row.leftover.sizeBytes())).sum();
    }
}
