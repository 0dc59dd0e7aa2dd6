package dev.gantry.app.log;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as a person writes them: `10m`, `1h30m`, `2026-11-29`, `2026-11-29 02:11`, with a zone, or
/// the seconds since 1970.
public final class LogTimes {

    private static final Pattern AGO =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{9,11})(?:\\.(\\d{1,9}))?");

    private LogTimes() {}

    /// Empty for what is no time.
    public static Optional<Instant> parse(String written, Instant now) {
        var text = written.strip();
        var ago = AGO.matcher(text);
        if (!text.isEmpty() && ago.matches()) {
            return Optional.of(
                    now.minus(Duration.ofDays(number(ago.group(1))))
                            .minus(Duration.ofHours(number(ago.group(2))))
                            .minus(Duration.ofMinutes(number(ago.group(3))))
                            .minusSeconds(number(ago.group(4))));
        }
        var seconds = SECONDS.matcher(text);
        return seconds.matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.group(1))))
                : moment(text.replaceFirst("(?<=\\d) +(?=\\d)", "T"));
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Optional<Instant> moment(String text) {
        try {
            if (text.length() <= 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone()).toInstant());
            }
            boolean zoned = text.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)");
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).atZone(zone()).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
