package dev.gantry.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// `.env` and `env_file`, as the reference reads them.
///
/// Unquoted values end at ` #` and lose the spaces at their end; double quotes know `\n`, `\t`,
/// `\"`, `\\`, `\$` and octal `\0ooo`; single quotes keep all but `\'`. Unquoted and double-quoted
/// values are filled in, first from outside and then from the lines before.
public final class Dotenv {

    private final String text;
    private final Function<String, Optional<String>> outside;
    private final Consumer<String> unset;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private Dotenv(
            String text, Function<String, Optional<String>> outside, Consumer<String> unset) {
        this.text = text;
        this.outside = outside;
        this.unset = unset;
    }

    /// Why a file cannot be read.
    public static final class BadLineException extends Exception {

        public enum Reason {
            SPACE_IN_KEY,
            CHARACTER_IN_KEY,
            UNTERMINATED_QUOTE
        }

        private final Reason reason;
        private final int line;
        private final String detail;

        BadLineException(Reason reason, int line, String detail) {
            super(reason + " in line " + line);
            this.reason = reason;
            this.line = line;
            this.detail = detail;
        }

        public Reason reason() {
            return reason;
        }

        /// Counted from 1.
        public int line() {
            return line;
        }

        /// The character, or how the value begins.
        public String detail() {
            return detail;
        }
    }

    /// @param outside variables that the file may use; also what a key alone means
    /// @param unset told of each that is used and not set
    /// @return in the order of the file; of a key that stands twice the last
    public static Map<String, String> read(
            String text, Function<String, Optional<String>> outside, Consumer<String> unset)
            throws BadLineException, Interpolation.Failure {
        var clean = text.startsWith("\ufeff") ? text.substring(1) : text;
        var dotenv = new Dotenv(clean.replace("\r\n", "\n"), outside, unset);
        dotenv.readAll();
        return dotenv.values;
    }

    private void readAll() throws BadLineException, Interpolation.Failure {
        while (toStatement()) {
            statement();
        }
    }

    /// Over blanks, empty lines and comments. Whether anything comes.
    private boolean toStatement() {
        while (at < text.length()) {
            char one = text.charAt(at);
            if (one == '#') {
                toLineEnd();
            } else if (Character.isWhitespace(one)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void toLineEnd() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void statement() throws BadLineException, Interpolation.Failure {
        skipExport();
        int from = at;
        while (at < text.length()) {
            char one = text.charAt(at);
            if (one == '=' || one == ':') {
                var key = text.substring(from, at).strip();
                at++;
                values.put(checked(key, from), value());
                return;
            }
            if (one == '\n') {
                inherited(checked(text.substring(from, at).strip(), from));
                return;
            }
            if (!isKeyPart(one) && !Character.isWhitespace(one)) {
                throw bad(BadLineException.Reason.CHARACTER_IN_KEY, from, String.valueOf(one));
            }
            at++;
        }
        // the reference takes a lone last word for the value of a key without a name
        values.put("", text.substring(from).strip());
    }

    private void skipExport() {
        if (text.startsWith("export", at)
                && at + 6 < text.length()
                && (text.charAt(at + 6) == ' ' || text.charAt(at + 6) == '\t')) {
            at += 6;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }
    }

    private static boolean isKeyPart(char one) {
        return Character.isLetterOrDigit(one) || "_.-[]".indexOf(one) >= 0;
    }

    private String checked(String key, int from) throws BadLineException {
        if (key.chars().anyMatch(Character::isWhitespace)) {
            throw bad(BadLineException.Reason.SPACE_IN_KEY, from, key);
        }
        return key;
    }

    private void inherited(String key) {
        outside.apply(key).ifPresent(value -> values.put(key, value));
    }

    private BadLineException bad(BadLineException.Reason reason, int where, String detail) {
        int line = 1 + (int) text.substring(0, where).chars().filter(one -> one == '\n').count();
        return new BadLineException(reason, line, detail);
    }

    private String value() throws BadLineException, Interpolation.Failure {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return quoted(text.charAt(at));
        }
        return filled(unquoted());
    }

    private static boolean isBlank(char one) {
        return one == ' ' || one == '\t' || one == '\u00a0' || one == '\u0085';
    }

    private String unquoted() {
        int from = at;
        toLineEnd();
        var line = text.substring(from, at);
        int comment = line.indexOf(" #");
        return (comment < 0 ? line : line.substring(0, comment)).stripTrailing();
    }

    private String quoted(char quote) throws BadLineException, Interpolation.Failure {
        int from = at++;
        var inner = new StringBuilder();
        while (at < text.length()) {
            char one = text.charAt(at);
            if (one == quote) {
                at++;
                return quote == '"' ? filled(unescaped(inner.toString())) : inner.toString();
            }
            if (one == '\\' && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                inner.append(quote == '"' ? "\\\"" : "'");
                at += 2;
            } else {
                inner.append(one);
                at++;
            }
        }
        int end = text.indexOf('\n', from);
        throw bad(
                BadLineException.Reason.UNTERMINATED_QUOTE,
                from,
                text.substring(from, end < 0 ? text.length() : end));
    }

    private static String unescaped(String inner) {
        var plain = new StringBuilder();
        for (int at = 0; at < inner.length(); at++) {
            char one = inner.charAt(at);
            if (one != '\\' || at + 1 == inner.length()) {
                plain.append(one);
                continue;
            }
            char next = inner.charAt(++at);
            switch (next) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'r' -> plain.append('\r');
                case '"', '\\' -> plain.append(next);
                case '$' -> plain.append("$$"); // filling in makes one of it
                case '0' -> at = octal(inner, at, plain);
                default -> plain.append('\\').append(next);
            }
        }
        return plain.toString();
    }

    /// `\0` and three digits.
    private static int octal(String inner, int zero, StringBuilder plain) {
        int end = zero + 1;
        while (end < inner.length()
                && end < zero + 4
                && "01234567".indexOf(inner.charAt(end)) >= 0) {
            end++;
        }
        if (end == zero + 1) {
            plain.append("\\0");
            return zero;
        }
        plain.append((char) Integer.parseInt(inner.substring(zero + 1, end), 8));
        return end - 1;
    }

    private String filled(String raw) throws Interpolation.Failure {
        return new Interpolation(this::variable, unset).fill(raw);
    }

    private Optional<String> variable(String name) {
        return outside.apply(name).or(() -> Optional.ofNullable(values.get(name)));
    }
}
