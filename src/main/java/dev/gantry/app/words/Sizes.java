package dev.gantry.app.words;

import java.util.List;
import java.util.Locale;

/// Sizes as docker says them: decimal units, three significant digits.
public final class Sizes {

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");

    private Sizes() {}

    public static String of(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.size() - 1) {
            value /= 1000;
            unit++;
        }
        var digits = unit == 0 || value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits, value) + " " + UNITS.get(unit);
    }
}
