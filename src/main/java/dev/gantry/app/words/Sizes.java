package dev.gantry.app.words;

import java.util.List;
import java.util.Locale;

/// Sizes as docker says them: decimal units, three significant digits.
public final class Sizes {

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");

    private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");

    private Sizes() {}

    /// Memory, as `docker stats` writes it: "12.34 MiB".
    public static String binary(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < BINARY.size() - 1) {
            value /= 1024;
            unit++;
        }
        var digits = String.format(Locale.ROOT, "%.4g", value);
        var brief = digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits;
        return brief + " " + BINARY.get(unit);
    }

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
