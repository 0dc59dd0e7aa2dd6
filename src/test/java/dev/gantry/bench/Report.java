package dev.gantry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/// The rows of `target/bench.tsv`: what was measured, against what, and whether it reached its
/// goal.
final class Report {

    private static final String HEAD = "name\tgantry\tpeer\tratio\tgoal\tverdict";

    private final Path file;

    Report(Path file) throws IOException {
        this.file = file;
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, HEAD + "\n");
            System.out.println(HEAD);
        }
    }

    /// Medians of both, and a goal for their ratio.
    void ratio(String name, double[] gantry, double[] peer, String unit, double most)
            throws IOException {
        double ours = median(gantry);
        double theirs = median(peer);
        double ratio = ours / theirs;
        row(
                name,
                number(ours) + unit,
                number(theirs) + unit,
                "%.2f".formatted(ratio),
                "at most %.2f times".formatted(most),
                ratio <= most);
    }

    /// A figure with a goal of its own.
    void figure(String name, double value, String unit, double most) throws IOException {
        row(name, number(value) + unit, "-", "-", "under " + number(most) + unit, value < most);
    }

    /// A figure that shall be large.
    void rate(String name, double value, String unit, double least) throws IOException {
        row(name, number(value) + unit, "-", "-", "over " + number(least) + unit, value > least);
    }

    private void row(
            String name, String gantry, String peer, String ratio, String goal, boolean reached)
            throws IOException {
        var line =
                String.join(
                        "\t", name, gantry, peer, ratio, goal, reached ? "reached" : "falls short");
        System.out.println(line);
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
