package dev.gantry.docker.engine.wire;

import dev.gantry.docker.EngineAddress;
import java.io.IOException;

/// Which transport an address needs.
public final class Transports {

    private Transports() {}

    public static Transport to(EngineAddress address) throws IOException {
        return switch (address) {
            case EngineAddress.Unix(var socket) -> () -> new UnixLink(socket);
            case EngineAddress.Tcp(var host, var port) -> () -> new TcpLink(host, port);
            case EngineAddress.Pipe(var path) -> throw new IOException("npipe " + path);
            case EngineAddress.Tls(var host, var port, _) -> throw new IOException(host + port);
        };
    }
}
