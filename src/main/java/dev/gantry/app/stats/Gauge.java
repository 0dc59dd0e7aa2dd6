package dev.gantry.app.stats;

import dev.gantry.docker.StatsSample;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the counts of one container into what it uses. Not for many threads.
final class Gauge {

    /// Two counts closer together say more about the clock's ticks than about the container.
    private static final Duration LEAST = Duration.ofMillis(400);

    private @Nullable StatsSample before;

    /// Empty for the first count without an earlier one, and for a container that does not run.
    Optional<Usage> read(StatsSample now) {
        if (!now.isCounted()) {
            before = null;
            return Optional.empty();
        }
        var earlier = before;
        if (earlier == null || now.cpuNanos() < earlier.cpuNanos()) { // new, or started again
            before = now;
            return now.earlierMachineCpuNanos() > 0
                    ? Optional.of(Usage.alone(now))
                    : Optional.empty();
        }
        if (Duration.between(earlier.read(), now.read()).compareTo(LEAST) < 0) {
            return Optional.empty();
        }
        before = now;
        return Optional.of(Usage.between(earlier, now));
    }
}
