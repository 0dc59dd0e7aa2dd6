package dev.gantry.ui.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The lines of a Dockerfile around one that is at fault.
final class Excerpt {

    private static final int AROUND = 3;

    /// @param number from 1
    record Line(int number, String text, boolean isFault) {}

    private Excerpt() {}

    /// Nothing when the file is gone meanwhile, or the line is unknown.
    ///
    /// @param line from 1
    static List<Line> of(Path dockerfile, int line) {
        if (line == 0) {
            return List.of();
        }
        try {
            var text = new String(Files.readAllBytes(dockerfile), StandardCharsets.UTF_8);
            return of(text.lines().toList(), line);
        } catch (IOException goneMeanwhile) {
            return List.of();
        }
    }

    private static List<Line> of(List<String> lines, int line) {
        var found = new ArrayList<Line>();
        int last = Math.min(lines.size(), line + AROUND);
        for (int number = Math.max(1, line - AROUND); number <= last; number++) {
            found.add(new Line(number, lines.get(number - 1), number == line));
        }
        return found;
    }
}
