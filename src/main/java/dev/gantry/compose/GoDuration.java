package dev.gantry.compose;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

/// Durations as Go writes and reads them, with days and weeks besides: `1h30m`, `1.5s`, `2d`.
public final class GoDuration {

    private static final Pattern PART = Pattern.compile("([0-9]*(?:\\.[0-9]*)?)([^0-9.]+)");
    private static final Map<String, Long> UNITS =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "\u00b5s", 1_000L,
                    "\u03bcs", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L,
                    "d", 86_400_000_000_000L,
                    "w", 604_800_000_000_000L);

    private GoDuration() {}

    /// A text that is no duration.
    public static final class BadDurationException extends IllegalArgumentException {
        BadDurationException(String text) {
            super(text);
        }
    }

    /// @return nanoseconds
    /// @throws BadDurationException also without a unit
    public static long parse(String text) {
        boolean negative = text.startsWith("-");
        var rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return 0;
        }
        var part = PART.matcher(rest);
        var nanos = BigInteger.ZERO;
        int at = 0;
        while (part.find() && part.start() == at) {
            nanos = nanos.add(nanos(part.group(1), part.group(2), text));
            at = part.end();
        }
        if (at == 0 || at < rest.length() || nanos.bitLength() > 63) {
            throw new BadDurationException(text);
        }
        return negative ? -nanos.longValue() : nanos.longValue();
    }

    private static BigInteger nanos(String number, String unit, String text) {
        var size = UNITS.get(unit);
        if (size == null || number.isEmpty() || number.equals(".")) {
            throw new BadDurationException(text);
        }
        var digits = number.startsWith(".") ? "0" + number : number;
        var amount = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return amount.multiply(BigDecimal.valueOf(size)).toBigInteger();
    }

    /// As Go shows it: `1h30m0s`, `1.5s`, `100µs`.
    public static String show(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        var sign = nanos < 0 ? "-" : "";
        long size = Math.abs(nanos);
        if (size < 1_000_000_000L) {
            return sign + small(size);
        }
        long seconds = size / 1_000_000_000L;
        var text = new StringBuilder(sign);
        if (seconds >= 3600) {
            text.append(seconds / 3600).append('h');
        }
        if (seconds >= 60) {
            text.append(seconds / 60 % 60).append('m');
        }
        var exact = BigDecimal.valueOf(size % 60_000_000_000L, 9);
        return text.append(plain(exact)).append('s').toString();
    }

    private static String small(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        return nanos < 1_000_000
                ? plain(BigDecimal.valueOf(nanos, 3)) + "\u00b5s"
                : plain(BigDecimal.valueOf(nanos, 6)) + "ms";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
