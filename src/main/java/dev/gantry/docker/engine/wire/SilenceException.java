package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.time.Duration;

/// The other end said nothing for too long.
public final class SilenceException extends IOException {

    SilenceException(Duration limit, Throwable cause) {
        super("no answer within " + limit.toMillis() + " ms", cause);
    }
}
