package dev.gantry.docker.engine;

import dev.gantry.docker.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What the status column of the engine's container list tells, such as `Up 3 hours (healthy)`: the
/// list says it nowhere else.
///
/// @param age how long it has been so, rounded down to `unit`; absent where the text names none
/// @param unit the precision of `age`
record StatusText(Optional<Duration> age, ChronoUnit unit, OptionalInt exitCode, Health health) {

    private static final Pattern AGE =
            Pattern.compile(
                    "(?:Up|Exited \\(-?\\d+\\)|Restarting \\(-?\\d+\\)) "
                            + "(?:(?<count>\\d+|About an?|Less than a) (?<unit>[a-z]+?)s?)"
                            + "(?: ago)?(?: \\(.*\\))?");
    private static final Pattern EXIT_CODE =
            Pattern.compile("(?:Exited|Restarting) \\((-?\\d+)\\).*");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of(
                    "second", ChronoUnit.SECONDS,
                    "minute", ChronoUnit.MINUTES,
                    "hour", ChronoUnit.HOURS,
                    "day", ChronoUnit.DAYS,
                    "week", ChronoUnit.WEEKS,
                    "month", ChronoUnit.MONTHS,
                    "year", ChronoUnit.YEARS);

    static StatusText parse(String status) {
        var match = AGE.matcher(status);
        var unit = match.matches() ? UNITS.get(match.group("unit")) : null;
        return unit == null
                ? new StatusText(
                        Optional.empty(), ChronoUnit.SECONDS, exitCode(status), health(status))
                : new StatusText(
                        Optional.of(length(unit).multipliedBy(count(match.group("count")))),
                        unit,
                        exitCode(status),
                        health(status));
    }

    /// The moment it came about, in full units: so it stays the same from one list to the next, and
    /// reads as the text does when its age is rounded down.
    Optional<Instant> since(Instant now) {
        var steps = unit.compareTo(ChronoUnit.DAYS) > 0 ? ChronoUnit.DAYS : unit;
        return age.map(now::minus).map(moment -> moment.truncatedTo(steps));
    }

    private static long count(String written) {
        return switch (written) {
            case "Less than a" -> 0;
            case "About a", "About an" -> 1;
            default -> Long.parseLong(written);
        };
    }

    /// As the engine reckons: a month has 30 days, a year 365.
    private static Duration length(ChronoUnit unit) {
        return switch (unit) {
            case MONTHS -> Duration.ofDays(30);
            case YEARS -> Duration.ofDays(365);
            default -> unit.getDuration();
        };
    }

    private static OptionalInt exitCode(String status) {
        var match = EXIT_CODE.matcher(status);
        return match.matches()
                ? OptionalInt.of((int) Long.parseLong(match.group(1)))
                : OptionalInt.empty();
    }

    private static Health health(String status) {
        if (status.endsWith("(healthy)")) {
            return Health.HEALTHY;
        }
        if (status.endsWith("(unhealthy)")) {
            return Health.UNHEALTHY;
        }
        return status.endsWith("(health: starting)") ? Health.STARTING : Health.NONE;
    }
}
