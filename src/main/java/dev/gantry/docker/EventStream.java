package dev.gantry.docker;

import java.util.Optional;

/// The events of one engine since it was opened. One thread reads; any thread may close.
///
/// A reader must do nothing but take: an engine slows down for everybody when one client stalls.
public interface EventStream extends AutoCloseable {

    /// Waits for the next event. Empty when the stream has ended, whoever ended it.
    Optional<EngineEvent> next();

    @Override
    void close();
}
