package dev.gantry.app.build;

import dev.gantry.docker.BuildNews;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What `docker buildx` says in plain words: where in the Dockerfile it came to an end, and why.
final class BuildxWords {

    private static final int MOST_LINES = 100;
    private static final String ERROR = "ERROR: ";

    /// `Dockerfile:4`, above the lines around it.
    private static final Pattern PLACE = Pattern.compile("^\\S.*:(\\d+)$");

    private static final Pattern RULE = Pattern.compile("^-{10,}$");
    private static final Pattern PREFIX =
            Pattern.compile("^(?:failed to build: |failed to solve: )+");

    private final Deque<String> lines = new ArrayDeque<>();
    private int line;
    private int place;

    void take(String text) {
        if (RULE.matcher(text).matches() && place > 0) {
            line = place;
        }
        var named = PLACE.matcher(text);
        place = named.matches() ? Integer.parseInt(named.group(1)) : 0;
        lines.add(text);
        if (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
    }

    BuildNews failure(int exitCode) {
        var message =
                lines.stream()
                        .dropWhile(each -> !each.startsWith(ERROR))
                        .collect(Collectors.joining("\n"))
                        .strip();
        if (message.isEmpty()) {
            var all = String.join("\n", lines).strip();
            return new BuildNews.Failed(
                    all.isEmpty() ? "docker buildx ended with " + exitCode : all, line);
        }
        var why = message.substring(ERROR.length());
        return new BuildNews.Failed(PREFIX.matcher(why).replaceFirst(""), line);
    }
}
