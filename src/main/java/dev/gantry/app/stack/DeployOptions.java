package dev.gantry.app.stack;

import java.time.Duration;
import java.util.Optional;

/// How a deploy is carried out.
///
/// @param start else containers are only made
/// @param verify started containers have to prove themselves: to be healthy, or to run for a moment
/// @param patience with each container that is waited for; else as long as its own check takes
/// @param grace before the engine kills what does not stop; else each container's own
public record DeployOptions(
        boolean start, boolean verify, Optional<Duration> patience, Optional<Duration> grace) {

    public static final DeployOptions USUAL =
            new DeployOptions(true, true, Optional.empty(), Optional.empty());
}
