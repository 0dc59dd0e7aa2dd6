package dev.gantry.app.host;

import dev.gantry.docker.Container;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keeps the moment since when a container is in its state from wandering.
///
/// The engine's list tells it in words ("Up 3 hours"), so each list gives another estimate. An
/// earlier or a more exact one is kept as long as the new words allow it.
final class Steady {

    private Steady() {}

    /// As the list has it now, with the moment that was known before where that still holds.
    static Container after(Container before, Container now, Instant asked) {
        boolean same = before.state() == now.state() && before.exitCode().equals(now.exitCode());
        return same ? before.since().flatMap(known -> since(known, now, asked)).orElse(now) : now;
    }

    /// Empty where the words of the list do not allow `known`.
    static Optional<Container> since(Instant known, Container now, Instant asked) {
        return now.since()
                .filter(estimate -> isWithinDoubt(known, estimate, asked))
                .map(_ -> withSince(now, known));
    }

    private static boolean isWithinDoubt(Instant known, Instant estimate, Instant asked) {
        var doubt = doubt(Duration.between(estimate, asked));
        return Duration.between(known, estimate).abs().compareTo(doubt) <= 0;
    }

    /// One unit of the words the engine uses at this age, and a little for the way.
    private static Duration doubt(Duration age) {
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Duration.ofSeconds(2);
        }
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return Duration.ofSeconds(61);
        }
        if (age.compareTo(Duration.ofHours(48)) < 0) {
            return Duration.ofMinutes(61);
        }
        if (age.compareTo(Duration.ofDays(14)) < 0) {
            return Duration.ofHours(25);
        }
        return age.compareTo(Duration.ofDays(2 * 365)) < 0
                ? Duration.ofDays(32)
                : Duration.ofDays(366);
    }

    private static Container withSince(Container container, Instant since) {
        return new Container(
                container.id(),
                container.name(),
                container.image(),
                container.imageId(),
                container.state(),
                container.health(),
                Optional.of(since),
                container.exitCode(),
                container.created(),
                container.ports(),
                container.mounts(),
                container.networks(),
                container.labels());
    }
}
