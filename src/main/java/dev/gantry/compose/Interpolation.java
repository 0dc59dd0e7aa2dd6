package dev.gantry.compose;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Puts variables into a text: `$NAME`, `${NAME}`, `${NAME:-default}` and its like, `$$` for one
/// dollar.
///
/// Letters of a name may be small or capital, and mean what they are. A text that begins with `${`
/// and fits no form is refused. Operands are looked at only when they are needed: the reference
/// 2.40.3 looks at all, later ones do as this.
public final class Interpolation {

    private static final Pattern NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");

    private final Function<String, Optional<String>> variables;
    private final Consumer<String> unset;

    /// @param variables nothing for one that is not set
    /// @param unset told of each that is not set and has no default
    public Interpolation(Function<String, Optional<String>> variables, Consumer<String> unset) {
        this.variables = variables;
        this.unset = unset;
    }

    /// Why a text cannot be filled in.
    public abstract static sealed class Failure extends Exception {
        private Failure(String message) {
            super(message);
        }
    }

    /// No form that there is.
    public static final class BadFormatException extends Failure {
        BadFormatException(String text) {
            super(text);
        }
    }

    /// A person wants this variable to be set.
    public static final class MissingException extends Failure {
        private final String name;
        private final String wish;

        MissingException(String name, String wish) {
            super(name);
            this.name = name;
            this.wish = wish;
        }

        public String name() {
            return name;
        }

        /// What they wrote about it; may be empty.
        public String wish() {
            return wish;
        }
    }

    public String fill(String text) throws Failure {
        if (text.indexOf('$') < 0) {
            return text;
        }
        var filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0 || dollar + 1 == text.length()) {
                filled.append(text, at, text.length());
                break;
            }
            filled.append(text, at, dollar);
            at = afterDollar(text, dollar, filled);
        }
        return filled.toString();
    }

    /// @return where the rest begins
    private int afterDollar(String text, int dollar, StringBuilder filled) throws Failure {
        char next = text.charAt(dollar + 1);
        if (next == '$') {
            filled.append('$');
            return dollar + 2;
        }
        if (next == '{') {
            return braced(text, dollar, filled);
        }
        var name = NAME.matcher(text).region(dollar + 1, text.length());
        if (name.lookingAt()) {
            filled.append(plain(name.group()));
            return name.end();
        }
        filled.append('$');
        return dollar + 1;
    }

    private String plain(String name) {
        var value = variables.apply(name);
        if (value.isEmpty()) {
            unset.accept(name);
        }
        return value.orElse("");
    }

    private int braced(String text, int dollar, StringBuilder filled) throws Failure {
        int end = end(text, dollar);
        var inner = text.substring(dollar + 2, end);
        var name = NAME.matcher(inner);
        if (!name.lookingAt()) {
            throw new BadFormatException(text);
        }
        filled.append(value(name.group(), inner.substring(name.end()), text));
        return end + 1;
    }

    /// The brace that closes this one. Forms do not go over the end of a line.
    private static int end(String text, int dollar) throws Failure {
        int depth = 0;
        for (int at = dollar + 1; at < text.length(); at++) {
            char one = text.charAt(at);
            if (one == '\n') {
                break;
            }
            if (one == '{') {
                depth++;
            } else if (one == '}' && --depth == 0) {
                return at;
            }
        }
        throw new BadFormatException(text);
    }

    private String value(String name, String rest, String text) throws Failure {
        if (rest.isEmpty()) {
            return plain(name);
        }
        boolean emptyCounts = rest.charAt(0) != ':';
        var operation = emptyCounts ? rest : rest.substring(1);
        if (operation.isEmpty() || "-+?".indexOf(operation.charAt(0)) < 0) {
            throw new BadFormatException(text);
        }
        var operand = operation.substring(1);
        var value = variables.apply(name).filter(it -> emptyCounts || !it.isEmpty());
        return switch (operation.charAt(0)) {
            case '-' -> value.isPresent() ? value.get() : fill(operand);
            case '+' -> value.isPresent() ? fill(operand) : "";
            default -> {
                if (value.isEmpty()) {
                    throw new MissingException(name, fill(operand));
                }
                yield value.get();
            }
        };
    }
}
