package dev.gantry.docker.engine;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/// The time before a piece of log: read a million times, so without making anything.
final class LogTime {

    /// No time with its blank is longer.
    static final int MOST_BYTES = 40;

    /// `2026-11-29T02:11:29.123456789Z` and a blank.
    private static final int USUAL_BYTES = 31;

    private static final int LEAST_BYTES = 20;
    private static final long SECOND = 1_000_000_000L;

    private LogTime() {}

    /// How many bytes a time and its blank take; 0 when there is none.
    static int length(byte[] bytes, int from, int have) {
        if (isUsual(bytes, from, have)) {
            return USUAL_BYTES;
        }
        int blank = blank(bytes, from, Math.min(have, MOST_BYTES));
        boolean timed = blank >= LEAST_BYTES && bytes[from + 10] == 'T';
        return timed && slow(bytes, from, blank) >= 0 ? blank + 1 : 0;
    }

    /// @param length as [#length] told
    static long nanos(byte[] bytes, int from, int length) {
        if (!isUsual(bytes, from, length)) {
            return slow(bytes, from, length - 1);
        }
        long day =
                epochDay(
                        number(bytes, from, 4),
                        number(bytes, from + 5, 2),
                        number(bytes, from + 8, 2));
        long seconds =
                day * 86_400
                        + number(bytes, from + 11, 2) * 3600L
                        + number(bytes, from + 14, 2) * 60L
                        + number(bytes, from + 17, 2);
        return seconds * SECOND + number(bytes, from + 20, 9);
    }

    private static boolean isUsual(byte[] bytes, int from, int have) {
        return have >= USUAL_BYTES
                && bytes[from + 4] == '-'
                && bytes[from + 10] == 'T'
                && bytes[from + 19] == '.'
                && bytes[from + 29] == 'Z'
                && bytes[from + 30] == ' '
                && areDigits(bytes, from, 4)
                && areDigits(bytes, from + 20, 9);
    }

    private static boolean areDigits(byte[] bytes, int from, int count) {
        for (int at = from; at < from + count; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from, int digits) {
        int number = 0;
        for (int at = from; at < from + digits; at++) {
            number = number * 10 + (bytes[at] - '0');
        }
        return number;
    }

    /// Days since 1970, by the rules of [LocalDate] without making one.
    private static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int ofEra = y - era * 400;
        int ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097L + ofEra * 365L + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }

    private static int blank(byte[] bytes, int from, int have) {
        for (int at = 0; at < have; at++) {
            if (bytes[from + at] == ' ') {
                return at;
            }
        }
        return -1;
    }

    private static long slow(byte[] bytes, int from, int length) {
        var text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        try {
            var moment = OffsetDateTime.parse(text).toInstant();
            return moment.getEpochSecond() * SECOND + moment.getNano();
        } catch (DateTimeParseException noTime) {
            return -1;
        }
    }
}
