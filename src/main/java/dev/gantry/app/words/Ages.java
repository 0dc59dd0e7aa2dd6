package dev.gantry.app.words;

import java.time.Duration;
import java.util.Locale;

/// Durations as `docker ps` says them, so that both tell the same.
public final class Ages {

    private Ages() {}

    public static String of(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        long minutes = age.toMinutes();
        long hours = Math.round(seconds / 3600.0);
        if (seconds < 60) {
            return seconds < 1 ? Words.of("age.now") : Words.of("age.seconds", seconds);
        }
        if (minutes < 60) {
            return minutes == 1 ? Words.of("age.minute") : Words.of("age.minutes", minutes);
        }
        if (hours < 48) {
            return hours == 1 ? Words.of("age.hour") : Words.of("age.hours", hours);
        }
        return days(hours);
    }

    /// "just now", "about a minute ago"
    public static String ago(Duration age) {
        if (age.toSeconds() < 1) {
            return Words.of("age.justNow");
        }
        var text = of(age);
        return Words.of(
                "age.ago",
                text.substring(0, 1).toLowerCase(Locale.getDefault()) + text.substring(1));
    }

    private static String days(long hours) {
        if (hours < 24 * 14) {
            return Words.of("age.days", hours / 24);
        }
        if (hours < 24 * 60) {
            return Words.of("age.weeks", hours / 24 / 7);
        }
        return hours < 24 * 365 * 2
                ? Words.of("age.months", hours / 24 / 30)
                : Words.of("age.years", hours / 24 / 365);
    }

    /// To the second, for what runs: "0:07", "1:02:03".
    public static String clock(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
