package dev.gantry.docker.engine;

import com.github.dockerjava.api.DockerClient;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.engine.wire.Wire;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// docker-java's client, made when the first deed needs it: loading it costs a start more than all
/// lists together.
final class LateClient {

    private final EngineAddress address;
    private final ApiVersion version;
    private final Wire wire;
    private final EngineErrors errors;
    private @Nullable DockerClient made;
    private boolean closed;

    LateClient(EngineAddress address, ApiVersion version, Wire wire, EngineErrors errors) {
        this.address = address;
        this.version = version;
        this.wire = wire;
        this.errors = errors;
    }

    synchronized DockerClient get() {
        if (made == null) {
            if (closed) {
                throw new IllegalStateException("the engine is closed");
            }
            made = errors.patient(() -> DockerJava.client(address, version, wire));
        }
        return made;
    }

    synchronized void close() {
        closed = true;
        if (made == null) {
            return;
        }
        try {
            made.close();
        } catch (IOException alreadyBroken) {
            // its connections are gone, which is what was wanted
        }
    }
}
