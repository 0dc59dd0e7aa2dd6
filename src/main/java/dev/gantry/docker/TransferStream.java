package dev.gantry.docker;

import java.time.Duration;
import java.util.Optional;

/// What an engine tells while it moves an image. Read by one thread; any thread may close it, which
/// makes the engine stop.
public interface TransferStream extends AutoCloseable {

    /// Waits for the next news; nothing when all is done.
    ///
    /// @param silence how long the engine may say nothing
    /// @throws EngineException when the engine gave up, or said nothing for so long
    Optional<TransferNews> next(Duration silence);

    @Override
    void close();
}
