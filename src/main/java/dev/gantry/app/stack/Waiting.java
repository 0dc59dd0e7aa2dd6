package dev.gantry.app.stack;

import dev.gantry.app.container.LastLines;
import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.compose.plan.Dependency.Condition;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.Health;
import java.time.Duration;
import java.util.Optional;

/// Waits for containers to be what others need them to be.
final class Waiting {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int LAST_LINES = 20;

    private final Engine engine;
    private final DeployListener listener;
    private final Optional<Duration> patience;

    /// @param patience how long a person wants to wait at most; else as long as the container's own
    ///   check takes
    Waiting(Engine engine, DeployListener listener, Optional<Duration> patience) {
        this.engine = engine;
        this.listener = listener;
        this.patience = patience;
    }

    /// Returns when a dependency is as it has to be.
    ///
    /// @param waiting the service that needs it
    void until(Condition condition, ContainerId id, String waiting) {
        long since = System.nanoTime();
        boolean told = false;
        while (condition != Condition.STARTED) {
            var now = engine.containers().inspect(id);
            if (condition == Condition.HEALTHY ? isHealthy(now, waiting) : isDone(now, waiting)) {
                return;
            }
            if (!told) {
                told = true;
                listener.container(now.name(), Deed.WAITING, condition.word());
            }
            orTooLong(now, condition, since);
            pause();
        }
    }

    private boolean isHealthy(ContainerDetails now, String waiting) {
        if (now.health() == Health.HEALTHY) {
            listener.container(now.name(), Deed.HEALTHY);
            return true;
        }
        if (now.health() == Health.UNHEALTHY) {
            throw new Trouble.Met(new Trouble.Unhealthy(now.name(), now.lastHealthOutputs()));
        }
        if (isOver(now) || now.health() == Health.NONE) {
            throw notReady(now, Condition.HEALTHY, waiting);
        }
        return false;
    }

    private boolean isDone(ContainerDetails now, String waiting) {
        if (!isOver(now)) {
            return false;
        }
        if (now.exitCode().orElse(0) != 0) {
            throw notReady(now, Condition.COMPLETED, waiting);
        }
        listener.container(now.name(), Deed.COMPLETED);
        return true;
    }

    private static boolean isOver(ContainerDetails now) {
        return now.state() == State.EXITED || now.state() == State.DEAD;
    }

    private Trouble.Met notReady(ContainerDetails now, Condition condition, String waiting) {
        return new Trouble.Met(
                new Trouble.NotReady(
                        now.name(),
                        condition,
                        waiting,
                        now.exitCode().orElse(0),
                        LastLines.of(engine, now.id(), LAST_LINES)));
    }

    private void orTooLong(ContainerDetails now, Condition condition, long since) {
        patience.filter(most -> System.nanoTime() - since > most.toNanos())
                .ifPresent(most -> {
                    throw new Trouble.Met(
                            new Trouble.TooLong(now.name(), condition, most.toSeconds()));
                });
    }

    /// Returns when a container that was started does what it is for: it is healthy, or without a
    /// check has run for a moment, or has ended well.
    ///
    /// @param startedAt nano time
    void proof(ContainerId id, long startedAt) {
        boolean told = false;
        int restarts = -1;
        long from = startedAt;
        while (true) {
            var now = engine.containers().inspect(id);
            if (restarts < 0) {
                restarts = now.restartCount();
                from = restarts > 0 ? System.nanoTime() : startedAt;
            }
            orEnded(now, restarts);
            boolean checked = now.health() != Health.NONE;
            if (checked && now.state() == State.RUNNING) {
                if (isHealthy(now, "")) {
                    return;
                }
                orTooLong(now, Condition.HEALTHY, startedAt);
            } else if (now.state() == State.EXITED || hasPassed(from)) {
                return;
            }
            if (!told) {
                told = true;
                listener.container(now.name(), Deed.CHECKING);
            }
            pause();
        }
    }

    private static boolean hasPassed(long from) {
        return System.nanoTime() - from > MOMENT.toNanos();
    }

    /// One that fell once, until what it needs was there, and has run since is well.
    ///
    /// @param restarts when it was first looked at
    private void orEnded(ContainerDetails now, int restarts) {
        boolean badly =
                now.state() == State.RESTARTING
                        || now.restartCount() > restarts
                        || (isOver(now) && now.exitCode().orElse(0) != 0);
        if (badly) {
            throw new Trouble.Met(
                    new Trouble.Ended(
                            now.name(),
                            now.exitCode().orElse(0),
                            LastLines.of(engine, now.id(), LAST_LINES)));
        }
    }

    private static void pause() {
        Together.waiting(() -> Thread.sleep(BETWEEN));
    }
}
