package dev.gantry.app.log;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import java.time.Duration;
import java.util.Optional;

/// The engine behind a log view, which may go away and come back.
public interface LogSource {

    /// Throws [dev.gantry.docker.EngineException] while there is none.
    Engine engine();

    /// The container that has this name now, as far as is known.
    Optional<ContainerId> named(String name);

    /// Known to be down: there is no need to ask.
    boolean isDown(ContainerId id);

    /// How it ended last, if that was noticed.
    Optional<Death> lastDeath(ContainerId id);

    /// Waits until something may have changed, at most so long.
    void awaitNews(Duration longest) throws InterruptedException;

    /// @param exitCode as the engine told it
    record Death(String exitCode, boolean outOfMemory) {}
}
