package dev.gantry.ui.stats;

import dev.gantry.app.words.Sizes;
import java.util.Locale;

/// Figures of use in words.
final class UsageText {

    private UsageText() {}

    static String percent(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }

    static String bytes(double bytes) {
        return Sizes.binary(Math.round(bytes));
    }

    static String rate(double bytesPerSecond) {
        return Sizes.of(Math.round(bytesPerSecond)) + "/s";
    }

    static String count(double count) {
        return String.valueOf(Math.round(count));
    }
}
