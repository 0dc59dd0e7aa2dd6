package dev.gantry.docker.engine.wire;

import dev.gantry.docker.EngineAddress;

/// Which transport an address needs.
public final class Transports {

    private Transports() {}

    /// Nothing is opened yet.
    ///
    /// @throws TrustException when its TLS files are of no use
    public static Transport to(EngineAddress address) throws TrustException {
        return switch (address) {
            case EngineAddress.Unix(var socket) -> () -> new UnixLink(socket);
            case EngineAddress.Tcp(var host, var port) -> () -> new TcpLink(host, port);
            case EngineAddress.Pipe(var path) -> () -> new PipeLink(path);
            case EngineAddress.Tls(var host, var port, var files) -> {
                var trust = TlsTrust.in(files);
                yield () -> new TlsLink(host, port, trust);
            }
        };
    }
}
