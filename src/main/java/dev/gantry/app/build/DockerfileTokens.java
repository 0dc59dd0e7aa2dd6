package dev.gantry.app.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the words of a Dockerfile are, for who paints it. Reads line by line, as the builder does,
/// and never fails.
public final class DockerfileTokens {

    /// Every instruction that the usual syntax has.
    static final Set<String> KEYWORDS =
            Set.of(
                    "ADD",
                    "ARG",
                    "CMD",
                    "COPY",
                    "ENTRYPOINT",
                    "ENV",
                    "EXPOSE",
                    "FROM",
                    "HEALTHCHECK",
                    "LABEL",
                    "MAINTAINER",
                    "ONBUILD",
                    "RUN",
                    "SHELL",
                    "STOPSIGNAL",
                    "USER",
                    "VOLUME",
                    "WORKDIR");

    private static final Pattern KEYWORD = Pattern.compile("\\s*([A-Za-z]+)(?=\\s|$)");
    private static final Pattern FLAG = Pattern.compile("\\s*(--[a-z][\\w-]*)(=\\S*)?(?=\\s|$)");
    private static final Pattern AS = Pattern.compile("\\s(AS)\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+|\\$\\{[^}\\n]*}");
    private static final Pattern WORD =
            Pattern.compile(
                    "(?<heredoc>"
                            + DockerfileReader.HEREDOC.pattern()
                            + ")|(?<double>\"(?:\\\\.|[^\"\\\\])*\")|(?<single>'[^']*')"
                            + "|(?<variable>"
                            + VARIABLE.pattern()
                            + ")");

    public enum Kind {
        INSTRUCTION,
        COMMENT,
        STRING,
        VARIABLE,
        FLAG,
        HEREDOC
    }

    /// @param from the first character, from 0
    /// @param to the one after the last
    public record Token(int from, int to, Kind kind) {}

    private record Ending(String word, boolean indented) {

        boolean isOn(String line) {
            return (indented ? line.replaceFirst("^\t+", "") : line).equals(word);
        }
    }

    private final List<Token> found = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private char escape = '\\';
    private boolean atTop = true;
    private boolean goesOn;
    private boolean flagsMayFollow;
    private String keyword = "";
    private int start;

    private DockerfileTokens() {}

    /// In their order; they do not overlap.
    ///
    /// @param text with `\n` between its lines
    public static List<Token> of(String text) {
        var tokens = new DockerfileTokens();
        for (var line : text.split("\n", -1)) {
            tokens.line(line);
            tokens.start += line.length() + 1;
        }
        return List.copyOf(tokens.found);
    }

    private void line(String line) {
        if (!goesOn && !endings.isEmpty()) {
            heredoc(line);
        } else if (line.stripLeading().startsWith("#")) {
            directive(line);
            add(line.indexOf('#'), line.length(), Kind.COMMENT);
        } else if (!line.isBlank()) {
            atTop = false;
            instruction(line);
        }
    }

    private void heredoc(String line) {
        if (endings.getFirst().isOn(line)) {
            endings.removeFirst();
        }
        add(0, line.length(), Kind.HEREDOC);
    }

    private void directive(String line) {
        var named = DockerfileReader.DIRECTIVE.matcher(line.strip());
        atTop = atTop && named.matches();
        if (atTop && named.group(1).equalsIgnoreCase("escape")) {
            escape = named.group(2).charAt(0);
        }
    }

    private void instruction(String line) {
        int at = goesOn ? 0 : keywords(line);
        var body = line.stripTrailing();
        goesOn = !body.isEmpty() && body.charAt(body.length() - 1) == escape;
        at = flags(line, at);
        if (keyword.equals("HEALTHCHECK")) {
            at = keyword(line, at);
        }
        int end = Math.max(at, body.length() - (goesOn ? 1 : 0));
        flagsMayFollow = flagsMayFollow && line.substring(at, end).isBlank();
        words(line, at);
    }

    /// Where what follows begins.
    private int keywords(String line) {
        flagsMayFollow = true;
        keyword = "";
        int at = keyword(line, 0);
        if (keyword.equals("ONBUILD")) {
            at = keyword(line, at);
        }
        return at;
    }

    private int keyword(String line, int at) {
        var named = KEYWORD.matcher(line).region(at, line.length());
        if (!named.lookingAt() || !KEYWORDS.contains(named.group(1).toUpperCase(Locale.ROOT))) {
            return at;
        }
        keyword = named.group(1).toUpperCase(Locale.ROOT);
        add(named.start(1), named.end(1), Kind.INSTRUCTION);
        return named.end();
    }

    private int flags(String line, int from) {
        int at = from;
        var flag = FLAG.matcher(line);
        while (flagsMayFollow && flag.region(at, line.length()).lookingAt()) {
            add(flag.start(1), flag.end(1), Kind.FLAG);
            if (flag.group(2) != null) {
                variables(line, flag.start(2), flag.end(2), null);
            }
            at = flag.end();
        }
        return at;
    }

    private void words(String line, int from) {
        if (keyword.equals("FROM")) {
            from(line, from);
            return;
        }
        var word = WORD.matcher(line).region(from, line.length());
        word.useTransparentBounds(true);
        while (word.find()) {
            word(line, word);
        }
    }

    private void word(String line, Matcher word) {
        if (word.group("double") != null) {
            variables(line, word.start(), word.end(), Kind.STRING);
        } else if (word.group("single") != null) {
            add(word.start(), word.end(), Kind.STRING);
        } else if (word.group("variable") != null) {
            add(word.start(), word.end(), Kind.VARIABLE);
        } else if (DockerfileReader.WITH_HEREDOC.contains(keyword)) {
            add(word.start(), word.end(), Kind.HEREDOC);
            var opened = DockerfileReader.HEREDOC.matcher(word.group());
            if (opened.find()) {
                endings.add(new Ending(opened.group(3), !opened.group(1).isEmpty()));
            }
        }
    }

    private void from(String line, int from) {
        var as = AS.matcher(line).region(from, line.length());
        int end = as.find() ? as.start(1) : line.length();
        variables(line, from, end, null);
        if (end < line.length()) {
            add(as.start(1), as.end(1), Kind.INSTRUCTION);
        }
    }

    /// @param around what is between the variables; null for nothing
    private void variables(String line, int from, int to, @Nullable Kind around) {
        var variable = VARIABLE.matcher(line).region(from, to);
        int at = from;
        while (variable.find()) {
            if (around != null) {
                add(at, variable.start(), around);
            }
            add(variable.start(), variable.end(), Kind.VARIABLE);
            at = variable.end();
        }
        if (around != null) {
            add(at, to, around);
        }
    }

    private void add(int from, int to, Kind kind) {
        if (from < to) {
            found.add(new Token(start + from, start + to, kind));
        }
    }
}
