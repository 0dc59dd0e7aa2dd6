package dev.gantry.docker.engine.wire;

import java.io.IOException;

/// Makes links to one engine: over a socket, a pipe, TLS or a channel of an ssh session.
@FunctionalInterface
public interface Transport {

    /// A fresh link, not yet open.
    Link link() throws IOException;
}
