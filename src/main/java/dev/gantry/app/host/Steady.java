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

    static Container since(Container before, Container now, Instant asked) {
        if (before.state() != now.state()
                || !before.exitCode().equals(now.exitCode())
                || before.since().isEmpty()
                || now.since().isEmpty()) {
            return now;
        }
        var known = before.since().get();
        var estimate = now.since().get();
        return Duration.between(known, estimate).abs().compareTo(doubt(estimate, asked)) <= 0
                ? withSince(now, known)
                : now;
    }

    static Container withSince(Container container, Instant since) {
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

    /// One unit of the words the engine uses at this age, and a second for the way.
    private static Duration doubt(Instant estimate, Instant asked) {
        var age = Duration.between(estimate, asked);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Duration.ofSeconds(2);
        }
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return Duration.ofSeconds(61);
        }
        if (age.compareTo(Duration.ofHours(48)) < 0) {
            return Duration.ofMinutes(61);
        }
        return age.compareTo(Duration.ofDays(14)) < 0 ? Duration.ofHours(25) : Duration.ofDays(32);
    }
}
