package dev.gantry.docker.engine.wire;

import dev.gantry.docker.EngineException.Untrusted.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Both ends speak TLS, and do not trust each other.
public final class TrustException extends IOException {

    private final Reason reason;

    TrustException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
