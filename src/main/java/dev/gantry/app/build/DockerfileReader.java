package dev.gantry.app.build;

import dev.gantry.app.build.Dockerfile.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads a Dockerfile line by line. To be used once.
final class DockerfileReader {

    static final Pattern DIRECTIVE =
            Pattern.compile("^#\\s*([A-Za-z][A-Za-z0-9]*)\\s*=\\s*(.+?)\\s*$");

    /// `<<EOF`, `<<-"EOF"`, also with a number before it.
    static final Pattern HEREDOC =
            Pattern.compile(
                    "(?<![<\\w])\\d*<<(-?)(?<quote>['\"]?)([A-Za-z_][\\w.]*)\\k<quote>(?=\\s|$|[;&|>)])");

    static final List<String> WITH_HEREDOC = List.of("RUN", "COPY", "ADD");

    private final List<String> lines;
    private final List<Instruction> found = new ArrayList<>();
    private String syntax = "";
    private char escape = '\\';
    private final List<Integer> unended = new ArrayList<>();
    private int at;

    DockerfileReader(String text) {
        lines =
                text.startsWith("\ufeff")
                        ? text.substring(1).lines().toList()
                        : text.lines().toList();
    }

    Dockerfile read() {
        directives();
        while (at < lines.size()) {
            if (isNothing(lines.get(at))) {
                at++;
            } else {
                instruction();
            }
        }
        return new Dockerfile(syntax, List.copyOf(found));
    }

    /// The lines whose heredocs go on to the end of the file. Known once it was read.
    List<Integer> unended() {
        return unended;
    }

    /// Only at the very top, before any other comment.
    private void directives() {
        for (; at < lines.size(); at++) {
            var directive = DIRECTIVE.matcher(lines.get(at).strip());
            if (!directive.matches()) {
                return;
            }
            switch (directive.group(1).toLowerCase(Locale.ROOT)) {
                case "syntax" -> syntax = directive.group(2);
                case "escape" -> escape = directive.group(2).charAt(0);
                case "check" -> {}
                default -> {
                    return;
                }
            }
        }
    }

    private static boolean isNothing(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    private void instruction() {
        int first = at;
        var whole = joined();
        var parts = whole.strip().split("\\s+", 2);
        var keyword = parts[0].toUpperCase(Locale.ROOT);
        var text = parts.length > 1 ? parts[1] : "";
        if (WITH_HEREDOC.contains(keyword)) {
            heredocs(first, text);
        }
        found.add(new Instruction(first + 1, at, keyword, text));
    }

    private String joined() {
        var whole = new StringBuilder();
        boolean goesOn = true;
        for (; goesOn && at < lines.size(); at++) {
            var line = lines.get(at);
            if (!whole.isEmpty() && isNothing(line)) {
                continue; // comments and gaps may stand between
            }
            var body = line.stripTrailing();
            goesOn = !body.isEmpty() && body.charAt(body.length() - 1) == escape;
            whole.append(goesOn ? body.substring(0, body.length() - 1) : line);
        }
        return whole.toString();
    }

    private void heredocs(int first, String text) {
        var opened = HEREDOC.matcher(text);
        while (opened.find()) {
            boolean indented = !opened.group(1).isEmpty();
            boolean ended = false;
            for (; !ended && at < lines.size(); at++) {
                var line = lines.get(at);
                ended = (indented ? line.replaceFirst("^\t+", "") : line).equals(opened.group(3));
            }
            if (!ended) {
                unended.add(first + 1);
            }
        }
    }
}
