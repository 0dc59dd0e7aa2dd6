package dev.gantry.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a command as a shell would: quotes and backslashes hold words together, nothing else
/// means anything.
public final class CommandWords {

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote;

    private CommandWords() {}

    /// Empty when a quote is left open.
    public static Optional<List<String>> split(String line) {
        var splitter = new CommandWords();
        return splitter.read(line) ? Optional.of(splitter.words) : Optional.empty();
    }

    private boolean read(String line) {
        for (int index = 0; index < line.length(); index++) {
            char c = line.charAt(index);
            if (c == '\\' && quote != '\'' && index + 1 < line.length()) {
                add(line.charAt(++index));
            } else if (quote != 0) {
                quoted(c);
            } else {
                bare(c);
            }
        }
        endWord();
        return quote == 0;
    }

    private void quoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            add(c);
        }
    }

    private void bare(char c) {
        if (c == '"' || c == '\'') {
            quote = c;
            inWord = true;
        } else if (Character.isWhitespace(c)) {
            endWord();
        } else {
            add(c);
        }
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
