package dev.gantry.app.container;

import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import java.time.Duration;

/// Whether a container that was just started does what it is for.
final class Proof {

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int LAST_LINES = 20;

    private final Engine engine;
    private final String name;

    /// @param name by which it is spoken of
    Proof(Engine engine, String name) {
        this.engine = engine;
        this.name = name;
    }

    /// Returns when it is healthy, or without a check after it was up for a moment. How long a
    /// check may take is the check's own affair: the engine ends it.
    ///
    /// Throws [RecreateException] when it ends, is started again, or is unhealthy.
    void await(ContainerId id, Duration moment) {
        long since = System.nanoTime();
        while (true) {
            var now = engine.containers().inspect(id);
            orEnded(now);
            switch (now.health()) {
                case HEALTHY -> {
                    return;
                }
                case UNHEALTHY ->
                        throw new RecreateException.Unhealthy(name, now.lastHealthOutputs());
                case NONE -> {
                    if (System.nanoTime() - since > moment.toNanos()) {
                        return;
                    }
                }
                case STARTING -> {}
            }
            pause();
        }
    }

    private void orEnded(ContainerDetails now) {
        boolean runs = now.state() == Container.State.RUNNING && now.restartCount() == 0;
        if (!runs) {
            throw new RecreateException.EndedEarly(
                    name, now.exitCode().orElse(0), LastLines.of(engine, now.id(), LAST_LINES));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled(stopped);
        }
    }
}
