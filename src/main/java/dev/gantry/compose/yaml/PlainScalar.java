package dev.gantry.compose.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a plain scalar means by the rules of the reference's YAML library: those of YAML 1.2, with
/// octal, binary and underscored numbers of 1.1, and without its words for true and false.
final class PlainScalar {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSES = Set.of("false", "False", "FALSE");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern DATE =
            Pattern.compile(
                    "\\d{4}-\\d{1,2}-\\d{1,2}"
                            + "([Tt ]\\s*\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d*)?\\s*(Z|[-+]\\d\\d?(:?\\d\\d)?)?)?");

    private PlainScalar() {}

    static @Nullable Object value(String text) {
        if (NULLS.contains(text)) {
            return null;
        }
        if (TRUES.contains(text)) {
            return true;
        }
        if (FALSES.contains(text)) {
            return false;
        }
        char first = text.charAt(0);
        boolean numeric =
                first == '.' || first == '-' || first == '+' || first >= '0' && first <= '9';
        return numeric ? number(text) : text;
    }

    private static Object number(String text) {
        var special = special(text);
        if (special != null) {
            return special;
        }
        if (DATE.matcher(text).matches()) {
            return new Tree.Timestamp(text);
        }
        var plain = text.replace("_", "");
        var integer = integer(plain);
        if (integer != null) {
            return integer;
        }
        return FLOAT.matcher(plain).matches() ? (Object) Double.valueOf(plain) : text;
    }

    private static @Nullable Object special(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ".inf", "+.inf" -> isSpecialCase(text) ? Double.POSITIVE_INFINITY : null;
            case "-.inf" -> isSpecialCase(text) ? Double.NEGATIVE_INFINITY : null;
            case ".nan" -> isSpecialCase(text) ? Double.NaN : null;
            default -> null;
        };
    }

    /// `.inf`, `.Inf` and `.INF`, and no other mixture.
    private static boolean isSpecialCase(String text) {
        var word = text.substring(text.indexOf('.') + 1);
        var lower = word.toLowerCase(Locale.ROOT);
        return word.equals(lower)
                || word.equals(word.toUpperCase(Locale.ROOT))
                || word.equals(lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1))
                || word.equals("NaN");
    }

    /// As Go reads it with a base of its own: `0x`, `0o`, `0b`, and a leading zero for octal.
    private static @Nullable Object integer(String plain) {
        boolean negative = plain.startsWith("-");
        var digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
        int base = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            char mark = Character.toLowerCase(digits.charAt(1));
            base = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
            digits = digits.substring(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
        }
        return integer(digits, base, negative);
    }

    private static @Nullable Object integer(String digits, int base, boolean negative) {
        if (digits.isEmpty()
                || digits.chars()
                        .anyMatch(digit -> Character.digit(digit, base) < 0 || digit > 'z')) {
            return null;
        }
        var number = new BigInteger(digits, base);
        var signed = negative ? number.negate() : number;
        if (signed.bitLength() <= 63) {
            return signed.longValue();
        }
        return signed.bitLength() == 64 && signed.signum() > 0 ? signed : signed.doubleValue();
    }
}
