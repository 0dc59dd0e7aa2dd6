package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// A link over TCP, to the first of the host's addresses that takes the call.
class TcpLink extends SocketLink {

    protected final String host;
    protected final int port;

    TcpLink(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public void open() throws IOException {
        @Nullable IOException failure = null;
        for (var address : NameLookup.of(host)) {
            try {
                connect(address);
                return;
            } catch (IOException next) {
                if (Thread.currentThread().isInterrupted()) {
                    throw next;
                }
                failure = next;
            }
        }
        throw failure == null ? new UnknownHostException(host) : failure;
    }

    private void connect(InetAddress address) throws IOException {
        var channel = adopt(SocketChannel.open());
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        channel.connect(new InetSocketAddress(address, port));
    }
}
