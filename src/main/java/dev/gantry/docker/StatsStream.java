package dev.gantry.docker;

import java.util.Optional;

/// Samples of one container, about one a second.
public interface StatsStream extends AutoCloseable {

    /// Waits for the next one; empty when the container or the connection has gone. Samples of a
    /// container that does not run are not counted ([StatsSample#isCounted]).
    Optional<StatsSample> next();

    /// From any thread; ends a waiting [#next].
    @Override
    void close();
}
