package dev.gantry.docker;

import java.util.Optional;

/// What an engine tells while it builds. Read by one thread; any thread may close it, which ends
/// the build.
public interface BuildStream extends AutoCloseable {

    /// Waits for the next news, however long a step is silent; nothing when all is told.
    Optional<BuildNews> next();

    @Override
    void close();
}
