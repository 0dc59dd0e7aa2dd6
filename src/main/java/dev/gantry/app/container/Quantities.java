package dev.gantry.app.container;

import dev.gantry.app.container.DraftException.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Sizes, times and processors as the docker CLI reads them.
public final class Quantities {

    private static final Pattern SIZE =
            Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kmgtp]?)i?b?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s|m|h)");
    private static final Map<String, Long> NANOS =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private Quantities() {}

    /// `64m`, `1.5g`, `1024`. Throws [DraftException].
    public static long bytes(String text) {
        var parts = SIZE.matcher(text.strip());
        if (!parts.matches()) {
            throw new DraftException(Reason.SIZE, text);
        }
        int power = " kmgtp".indexOf((parts.group(2) + " ").toLowerCase(Locale.ROOT).charAt(0));
        var bytes = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new DraftException(Reason.SIZE, text);
        }
        return bytes.longValue();
    }

    /// So that [#bytes] reads it again: `64m`, `1000`.
    public static String size(long bytes) {
        long left = bytes;
        int power = 0;
        while (left != 0 && left % 1024 == 0 && power < 5) {
            left /= 1024;
            power++;
        }
        return left + " kmgtp".substring(power, power + 1).strip();
    }

    /// `1m30s`, `500ms`. Throws [DraftException].
    public static Duration time(String text) {
        var parts = TIME_PART.matcher(text.strip());
        var nanos = BigDecimal.ZERO;
        int end = 0;
        while (parts.find() && parts.start() == end) {
            var unit = BigDecimal.valueOf(NANOS.getOrDefault(parts.group(2), 0L));
            nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(unit));
            end = parts.end();
        }
        if (end == 0 || end != text.strip().length()) {
            throw new DraftException(Reason.TIME, text);
        }
        return Duration.ofNanos(nanos.longValue());
    }

    /// So that [#time] reads it again: `1m30s`.
    public static String time(Duration time) {
        if (time.isZero()) {
            return "";
        }
        if (time.toNanosPart() % 1_000_000 != 0) {
            return time.toNanos() + "ns";
        }
        var text = new StringBuilder();
        part(text, time.toHours(), "h");
        part(text, time.toMinutesPart(), "m");
        part(text, time.toSecondsPart(), "s");
        part(text, time.toMillisPart(), "ms");
        return text.toString();
    }

    private static void part(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }

    /// Billionths of a core, of `0.5`. Throws [DraftException].
    public static long nanoCpus(String text) {
        if (!text.strip().matches("\\d{1,6}(\\.\\d{1,9})?")) {
            throw new DraftException(Reason.NUMBER, text);
        }
        return new BigDecimal(text.strip()).multiply(BILLION).longValue();
    }

    /// So that [#nanoCpus] reads it again: `0.5`.
    public static String cpus(long nano) {
        return BigDecimal.valueOf(nano).divide(BILLION).stripTrailingZeros().toPlainString();
    }

    /// Throws [DraftException].
    public static long number(String text) {
        if (!text.strip().matches("-?\\d{1,18}")) {
            throw new DraftException(Reason.NUMBER, text);
        }
        return Long.parseLong(text.strip());
    }
}
