package dev.gantry.docker.engine.wire;

import java.io.IOException;

/// The engine answered, and its answer is no.
public final class RefusalException extends IOException {

    private final int status;

    /// @param body as the engine sent it
    RefusalException(int status, String body) {
        super(body);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
