package dev.gantry.compose.edit;

import java.util.List;
import java.util.Optional;

/// What an editor does by itself while somebody types YAML.
public final class Typing {

    public static final int INDENT = 2;

    private static final String OPENING = "([{\"'";
    private static final String CLOSING = ")]}\"'";

    private Typing() {}

    /// How many spaces the line has that comes by Enter.
    ///
    /// @param before the line up to the caret
    public static int indentAfter(String before) {
        int indent = Math.max(0, TextLines.indent(before));
        if (before.isBlank()) {
            return before.length();
        }
        var text = uncommented(before).strip();
        int dashes = 0;
        while (text.startsWith("- ")) {
            int next = 1;
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            dashes += next;
            text = text.substring(next);
        }
        if (text.endsWith(":") || text.matches(".*(:|^|-) *[|>][-+0-9]*")) {
            return indent + dashes + INDENT;
        }
        boolean isMapping = dashes > 0 && text.matches("[^\\s\"'\\[{][^:]*:( .*)?");
        return isMapping ? indent + dashes : indent;
    }

    private static String uncommented(String line) {
        int comment = line.indexOf(" #");
        return comment < 0 ? line : line.substring(0, comment);
    }

    /// How many characters Backspace takes: a whole step where only spaces are before the caret.
    public static int backspace(String before) {
        if (before.isEmpty() || !before.isBlank() || before.indexOf('\t') >= 0) {
            return 1;
        }
        int over = before.length() % INDENT;
        return over == 0 ? INDENT : over;
    }

    /// What is typed along with an opening sign, so that the pair is whole.
    ///
    /// @param after what comes behind the caret in its line
    public static Optional<String> closing(String typed, String before, String after) {
        int which = typed.length() == 1 ? OPENING.indexOf(typed.charAt(0)) : -1;
        boolean isFree =
                after.isEmpty()
                        || Character.isWhitespace(after.charAt(0))
                        || ")]},:".indexOf(after.charAt(0)) >= 0;
        if (which < 0 || !isFree) {
            return Optional.empty();
        }
        boolean isQuote = typed.equals("\"") || typed.equals("'");
        if (isQuote && !before.isEmpty() && isWord(before.charAt(before.length() - 1))) {
            return Optional.empty();
        }
        return Optional.of(CLOSING.substring(which, which + 1));
    }

    private static boolean isWord(char one) {
        return Character.isLetterOrDigit(one) || one == '"' || one == '\'';
    }

    /// Whether what is typed is there already, and is only stepped over.
    public static boolean stepsOver(String typed, String after) {
        return typed.length() == 1
                && CLOSING.indexOf(typed.charAt(0)) >= 0
                && after.startsWith(typed);
    }

    /// Whether an empty pair is around the caret.
    public static boolean isInPair(String before, String after) {
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        int which = OPENING.indexOf(before.charAt(before.length() - 1));
        return which >= 0 && after.charAt(0) == CLOSING.charAt(which);
    }

    /// The lines as comments; or, when all are, without.
    public static List<String> toggleComment(List<String> lines) {
        var written = lines.stream().filter(line -> !line.isBlank()).toList();
        boolean isAll =
                !written.isEmpty()
                        && written.stream().allMatch(line -> line.stripLeading().startsWith("#"));
        int column = written.stream().mapToInt(TextLines::indent).min().orElse(0);
        return lines.stream()
                .map(line -> isAll ? uncomment(line) : comment(line, column, written.isEmpty()))
                .toList();
    }

    private static String comment(String line, int column, boolean isBlankToo) {
        if (line.isBlank() && !isBlankToo) {
            return line;
        }
        int at = Math.min(column, line.length());
        return line.substring(0, at) + "# " + line.substring(at);
    }

    private static String uncomment(String line) {
        int sign = line.indexOf('#');
        if (sign < 0) {
            return line;
        }
        int behind = line.startsWith("# ", sign) ? sign + 2 : sign + 1;
        return line.substring(0, sign) + line.substring(behind);
    }

    public static List<String> indent(List<String> lines) {
        var step = " ".repeat(INDENT);
        return lines.stream().map(line -> line.isBlank() ? line : step + line).toList();
    }

    public static List<String> outdent(List<String> lines) {
        return lines.stream().map(Typing::outdent).toList();
    }

    private static String outdent(String line) {
        int spaces = 0;
        while (spaces < INDENT && spaces < line.length() && line.charAt(spaces) == ' ') {
            spaces++;
        }
        return line.substring(spaces);
    }
}
