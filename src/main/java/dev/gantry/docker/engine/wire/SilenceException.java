package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.time.Duration;

/// The other end said nothing, or took nothing, for too long.
public final class SilenceException extends IOException {

    private final boolean sending;

    SilenceException(Duration limit, Throwable cause) {
        this("no answer within " + limit.toMillis() + " ms", cause, false);
    }

    private SilenceException(String message, Throwable cause, boolean sending) {
        super(message, cause);
        this.sending = sending;
    }

    static SilenceException ofTaking(Duration limit, Throwable cause) {
        return new SilenceException("took nothing for " + limit.toMillis() + " ms", cause, true);
    }

    /// It did not take what we send.
    public boolean isOfTaking() {
        return sending;
    }
}
