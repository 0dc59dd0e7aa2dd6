package dev.gantry.app.container;

import java.time.Duration;

/// How the engine finds out whether a container is well.
///
/// @param command run by the container's shell; `NONE` switches the image's own check off
/// @param interval zero for the engine's own, as are the others
public record HealthPlan(
        String command, Duration interval, Duration timeout, Duration startPeriod, int retries) {

    static final HealthPlan NONE =
            new HealthPlan("", Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
}
