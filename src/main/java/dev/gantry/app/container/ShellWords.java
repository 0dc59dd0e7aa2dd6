package dev.gantry.app.container;

import dev.gantry.app.container.DraftException.Reason;
import java.util.ArrayList;
import java.util.List;

/// Splits a pasted command line as a shell would, and refuses what only a shell could fill in.
final class ShellWords {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    /// Throws [DraftException].
    static List<String> split(String line) {
        var shell = new ShellWords(line.replace("\r\n", "\n"));
        while (shell.at < shell.line.length()) {
            shell.step();
        }
        shell.end();
        return shell.words;
    }

    private void step() {
        char c = line.charAt(at++);
        switch (c) {
            case ' ', '\t', '\n' -> end();
            case '\'' -> single();
            case '"' -> quoted();
            case '\\' -> escaped();
            case '$' -> dollar();
            case '`', ';', '|', '&', '<', '>' -> throw new DraftException(Reason.SHELL, "" + c);
            case '#' -> comment();
            default -> add(c);
        }
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }

    private void comment() {
        if (inWord) {
            add('#');
            return;
        }
        int newline = line.indexOf('\n', at);
        at = newline < 0 ? line.length() : newline;
    }

    /// A line that goes on leaves no trace.
    private void escaped() {
        if (at < line.length() && line.charAt(at) == '\n') {
            at++;
        } else if (at < line.length()) {
            add(line.charAt(at++));
        }
    }

    private void single() {
        int close = line.indexOf('\'', at);
        if (close < 0) {
            throw new DraftException(Reason.QUOTE, rest());
        }
        inWord = true;
        word.append(line, at, close);
        at = close + 1;
    }

    private void quoted() {
        int open = at;
        inWord = true;
        while (at < line.length()) {
            char c = line.charAt(at++);
            switch (c) {
                case '"' -> {
                    return;
                }
                case '\\' -> escapedInQuotes();
                case '$' -> dollar();
                case '`' -> throw new DraftException(Reason.SHELL, "`");
                default -> word.append(c);
            }
        }
        at = open;
        throw new DraftException(Reason.QUOTE, rest());
    }

    private void escapedInQuotes() {
        char next = at < line.length() ? line.charAt(at) : ' ';
        if (next == '\n') {
            at++;
        } else if ("\"\\$`".indexOf(next) >= 0) {
            word.append(next);
            at++;
        } else {
            word.append('\\');
        }
    }

    /// What a shell would fill in is not known here. A lone dollar is only a dollar.
    private void dollar() {
        char next = at < line.length() ? line.charAt(at) : ' ';
        if (next == '(' || next == '{' || next == '_' || Character.isLetterOrDigit(next)) {
            at--;
            throw new DraftException(Reason.SHELL, rest());
        }
        add('$');
    }

    private String rest() {
        var rest = line.substring(at).strip();
        int end = 0;
        while (end < Math.min(24, rest.length()) && !Character.isWhitespace(rest.charAt(end))) {
            end++;
        }
        return rest.substring(0, end);
    }
}
