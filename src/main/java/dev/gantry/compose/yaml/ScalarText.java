package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.YamlNode.Style;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a single value is written: in the style that it had where the new value allows it, else with
/// the least quoting that is right by the reference's rules.
final class ScalarText {

    private static final String INDICATORS = ",[]{}#&*!|>'\"%@`";

    private ScalarText() {}

    /// A value on one line.
    ///
    /// @param old null for a value that is new
    static String inLine(@Nullable Object value, @Nullable Style old, boolean flow) {
        return switch (value) {
            case null -> "null";
            case Double number -> decimal(number);
            case String text -> quoted(text, lineStyle(text, old, flow));
            case Boolean _, Integer _, Long _, BigInteger _ -> value.toString();
            default -> throw new IllegalArgumentException("no YAML: " + value.getClass());
        };
    }

    static String key(String name, @Nullable Style old, boolean flow) {
        return quoted(name, lineStyle(name, old, flow));
    }

    private static String decimal(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        return Double.isInfinite(number)
                ? (number < 0 ? "-.inf" : ".inf")
                : Double.toString(number);
    }

    private static Style lineStyle(String text, @Nullable Style old, boolean flow) {
        boolean single = isPrintable(text) && !text.contains("\n");
        if (old == Style.DOUBLE || !single) {
            return Style.DOUBLE;
        }
        if (old == Style.SINGLE) {
            return Style.SINGLE;
        }
        return isPlain(text, flow) ? Style.PLAIN : text.isEmpty() ? Style.DOUBLE : Style.SINGLE;
    }

    private static String quoted(String text, Style style) {
        return switch (style) {
            case PLAIN -> text;
            case SINGLE -> "'" + text.replace("'", "''") + "'";
            case DOUBLE, LITERAL, FOLDED -> doubleQuoted(text);
        };
    }

    private static boolean isPlain(String text, boolean flow) {
        if (text.isEmpty() || !text.strip().equals(text) || text.indexOf('\t') >= 0) {
            return false;
        }
        if (!(PlainScalar.value(text) instanceof String) || text.equals("<<")) {
            return false;
        }
        char second = text.length() > 1 ? text.charAt(1) : ' ';
        boolean startsWell =
                INDICATORS.indexOf(text.charAt(0)) < 0
                        && !("-?:".indexOf(text.charAt(0)) >= 0
                                && (second == ' ' || flow && ",[]{}".indexOf(second) >= 0))
                        && !text.startsWith("---")
                        && !text.startsWith("...");
        return startsWell
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && !(flow && text.chars().anyMatch(each -> ",[]{}?".indexOf(each) >= 0));
    }

    private static boolean isPrintable(String text) {
        return text.codePoints()
                .allMatch(each -> each == '\n' || each == '\t' || isPrintable(each));
    }

    private static boolean isPrintable(int character) {
        return character >= 0x20 && character < 0x7F
                || character >= 0xA0
                        && character != 0x2028
                        && character != 0x2029
                        && character != 0xFEFF
                        && character < 0xFFFE
                        && !Character.isSurrogate((char) character)
                || character >= 0x10000;
    }

    private static String doubleQuoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(each -> {
                    switch (each) {
                        case '"' -> quoted.append("\\\"");
                        case '\\' -> quoted.append("\\\\");
                        case '\n' -> quoted.append("\\n");
                        case '\t' -> quoted.append("\\t");
                        case '\r' -> quoted.append("\\r");
                        default -> {
                            if (isPrintable(each)) {
                                quoted.appendCodePoint(each);
                            } else {
                                quoted.append(String.format(Locale.ROOT, "\\u%04x", each));
                            }
                        }
                    }
                });
        return quoted.append('"').toString();
    }

    /// Whether it can be written as lines below a `|`.
    static boolean fitsBlock(@Nullable Object value) {
        return value instanceof String text
                && !text.isBlank()
                && isPrintable(text)
                && !text.endsWith("\n\n")
                && !text.startsWith("\n");
    }

    /// A `|` or `>`, with the lines below it.
    ///
    /// @param indent how much deeper than what holds it
    /// @param prefix of each line that is not empty
    static ValueText block(String text, Style old, int indent, String prefix) {
        boolean folded = old == Style.FOLDED && !isDeeperSomewhere(text);
        boolean ends = text.endsWith("\n");
        var body = ends ? text.substring(0, text.length() - 1) : text;
        var lines = new ArrayList<String>();
        for (var line : (folded ? body.replace("\n", "\n\n") : body).split("\n", -1)) {
            lines.add(line.isEmpty() ? "" : prefix + line);
        }
        var header =
                (folded ? ">" : "|")
                        + (Character.isWhitespace(body.charAt(0)) ? indent : "")
                        + (ends ? "" : "-");
        return new ValueText(header, List.copyOf(lines), ends);
    }

    /// Lines that begin with a space are not folded.
    private static boolean isDeeperSomewhere(String text) {
        return text.startsWith(" ")
                || text.startsWith("\t")
                || text.contains("\n ")
                || text.contains("\n\t");
    }

    /// Behind the `|-` or the like that begins a block of text.
    static int headerEnd(String text, int start) {
        int end = start;
        while (end < text.length() && "|>+-0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }
}
