package dev.gantry.app.build;

import dev.gantry.app.build.Dockerfile.Instruction;
import dev.gantry.app.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a builder will surely refuse in a Dockerfile. What only may be wrong is left to the
/// builder.
public final class DockerfileCheck {

    /// These may stand alone.
    private static final Set<String> WITHOUT_WORDS = Set.of("CMD", "ENTRYPOINT", "RUN", "SHELL");

    /// @param line from 1
    public record Problem(int line, String text) {}

    private DockerfileCheck() {}

    /// In the order of their lines. Nothing for a syntax that is not the usual one.
    public static List<Problem> of(String text) {
        var reader = new DockerfileReader(text);
        var file = reader.read();
        if (!file.syntax().isEmpty() && !file.syntax().contains("docker/dockerfile")) {
            return List.of();
        }
        var found = new ArrayList<Problem>();
        boolean based = false;
        for (var each : file.instructions()) {
            based = based || each.keyword().equals("FROM");
            wrong(each, based).ifPresent(why -> found.add(new Problem(each.line(), why)));
        }
        reader.unended()
                .forEach(line -> found.add(new Problem(line, Words.of("editor.wrong.heredoc"))));
        if (!based && found.isEmpty()) {
            found.add(new Problem(1, Words.of("editor.wrong.noFrom")));
        }
        found.sort(Comparator.comparingInt(Problem::line));
        return List.copyOf(found);
    }

    private static Optional<String> wrong(Instruction one, boolean based) {
        var keyword = one.keyword();
        if (!DockerfileTokens.KEYWORDS.contains(keyword)) {
            return Optional.of(Words.of("editor.wrong.unknown", keyword));
        }
        if (!based && !keyword.equals("ARG")) {
            return Optional.of(Words.of("editor.wrong.beforeFrom", keyword));
        }
        if (one.text().isBlank() && !WITHOUT_WORDS.contains(keyword)) {
            return Optional.of(Words.of("editor.wrong.empty", keyword));
        }
        return switch (keyword) {
            case "FROM" -> base(one.text());
            case "COPY", "ADD" -> copied(one);
            default -> Optional.empty();
        };
    }

    private static Optional<String> base(String text) {
        var words = words(text);
        boolean named = words.size() == 3 && words.get(1).equalsIgnoreCase("as");
        return words.size() == 1 || named
                ? Optional.empty()
                : Optional.of(Words.of("editor.wrong.from"));
    }

    private static Optional<String> copied(Instruction one) {
        boolean isList = one.text().contains("[");
        return isList || words(one.text()).size() > 1
                ? Optional.empty()
                : Optional.of(Words.of("editor.wrong.copy", one.keyword()));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+")).stream()
                .filter(word -> !word.isEmpty() && !word.startsWith("--"))
                .toList();
    }
}
