package dev.gantry.ui.image;

import dev.gantry.app.words.Words;
import java.util.Locale;
import java.util.function.Predicate;

/// Which images a person wants to see.
enum ImageFilter {
    ALL(_ -> true),
    USED(ImageRow::isUsed),
    UNUSED(row -> !row.isUsed()),
    DANGLING(ImageRow::isDangling);

    private final Predicate<ImageRow> test;

    ImageFilter(Predicate<ImageRow> test) {
        this.test = test;
    }

    boolean lets(ImageRow row) {
        return test.test(row);
    }

    String inWords() {
        return Words.of("images.filter." + name().toLowerCase(Locale.ROOT));
    }
}
