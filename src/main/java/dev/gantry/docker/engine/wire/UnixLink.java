package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A link over a unix domain socket.
final class UnixLink extends SocketLink {

    private final Path socket;

    UnixLink(Path socket) {
        this.socket = socket;
    }

    @Override
    public void open() throws IOException {
        adopt(SocketChannel.open(StandardProtocolFamily.UNIX))
                .connect(UnixDomainSocketAddress.of(socket));
    }
}
