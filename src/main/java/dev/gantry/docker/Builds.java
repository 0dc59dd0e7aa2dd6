package dev.gantry.docker;

import java.io.InputStream;

/// Makes images from Dockerfiles. Blocks and may throw [EngineException].
public interface Builds {

    /// Whether the engine has BuildKit beside its classic builder.
    boolean hasBuildKit();

    /// Sends the context, and returns once the engine has all of it. An interruption ends it, and
    /// the build with it.
    ///
    /// @param context a tar that holds the Dockerfile, too; it is left open
    /// @throws EngineException.Refused also for a Dockerfile that the classic builder cannot read
    /// @throws java.io.UncheckedIOException when the tar itself cannot be read
    BuildStream start(BuildRequest request, InputStream context);
}
