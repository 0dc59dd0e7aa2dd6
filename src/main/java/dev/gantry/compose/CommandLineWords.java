package dev.gantry.compose;

import java.util.ArrayList;
import java.util.List;

/// A command written as one text, torn into words as the reference does: quotes and backslashes as
/// in a shell; variables, globs and backticks mean nothing; `;`, `|`, `&` and `>` end it.
public final class CommandLineWords {

    private static final String ENDS = ";&|<>";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private char quote;

    private CommandLineWords(String text) {
        this.text = text;
    }

    /// A quote or a bracket without its end.
    public static final class BadCommandException extends IllegalArgumentException {
        BadCommandException(String text) {
            super(text);
        }
    }

    /// @throws BadCommandException when it cannot be torn
    public static List<String> of(String text) {
        return new CommandLineWords(text).tear();
    }

    private List<String> tear() {
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            if (one == '\\' && quote != '\'' && at + 1 < text.length()) {
                add(text.charAt(++at));
            } else if (quote != 0) {
                quoted(one);
            } else if (one == '\'' || one == '"') {
                quote = one;
                begun = true;
            } else if (ENDS.indexOf(one) >= 0) {
                break;
            } else if (one == '(' || one == ')') {
                if (!begun || one == ')' || !isAfterDollar()) {
                    throw new BadCommandException(text);
                }
                at = substitution(at);
            } else if (Character.isWhitespace(one)) {
                end();
            } else {
                add(one);
            }
        }
        if (quote != 0) {
            throw new BadCommandException(text);
        }
        end();
        return words;
    }

    private boolean isAfterDollar() {
        return word.length() > 0 && word.charAt(word.length() - 1) == '$';
    }

    /// `$(…)` stays as it is written.
    private int substitution(int from) {
        int close = text.indexOf(')', from);
        if (close < 0) {
            throw new BadCommandException(text);
        }
        for (int at = from; at <= close; at++) {
            add(text.charAt(at));
        }
        return close;
    }

    private void quoted(char one) {
        if (one == quote) {
            quote = 0;
        } else {
            add(one);
        }
    }

    private void add(char one) {
        word.append(one);
        begun = true;
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
    }
}
