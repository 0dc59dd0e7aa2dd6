package dev.gantry.compose;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/// Sizes as the docker CLI reads them: `64m`, `1.5 GiB`, all of them by 1024.
public final class ByteSize {

    private static final Pattern SIZE = Pattern.compile("(-?\\d*(?:\\.\\d*)?)\\s?([a-zA-Z]*)");
    private static final String UNITS = "bkmgtp";

    private ByteSize() {}

    /// A text that is no size.
    public static final class BadSizeException extends IllegalArgumentException {
        BadSizeException(String text) {
            super(text);
        }
    }

    /// @return bytes
    /// @throws BadSizeException for anything else
    public static long parse(String text) {
        var size = SIZE.matcher(text);
        if (!size.matches() || size.group(1).chars().noneMatch(Character::isDigit)) {
            throw new BadSizeException(text);
        }
        var digits = size.group(1);
        var number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return number.multiply(BigDecimal.valueOf(factor(size.group(2), text))).longValue();
    }

    private static long factor(String suffix, String text) {
        var unit = suffix.toLowerCase(Locale.ROOT);
        if (unit.isEmpty()) {
            return 1;
        }
        int power = UNITS.indexOf(unit.charAt(0));
        var rest = unit.substring(1);
        boolean known =
                power == 0
                        ? rest.isEmpty()
                        : rest.isEmpty() || rest.equals("b") || rest.equals("ib");
        if (power < 0 || !known) {
            throw new BadSizeException(text);
        }
        return 1L << 10 * power;
    }
}
