package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// A link over a socket channel: unlike a plain socket, interrupting its reader ends it at once.
abstract class SocketLink implements Link {

    private @Nullable SocketChannel channel;
    private boolean closed;

    /// From now on [#close] closes this one, at once if it came already.
    protected final synchronized SocketChannel adopt(SocketChannel fresh) throws IOException {
        channel = fresh;
        if (closed) {
            fresh.close();
            throw new AsynchronousCloseException();
        }
        return fresh;
    }

    protected final synchronized SocketChannel channel() throws IOException {
        if (channel == null) {
            throw new ClosedChannelException();
        }
        return channel;
    }

    @Override
    public InputStream input() throws IOException {
        return Channels.newInputStream(channel());
    }

    @Override
    public OutputStream output() throws IOException {
        return Channels.newOutputStream(channel());
    }

    @Override
    public void closeOutput() throws IOException {
        channel().shutdownOutput();
    }

    @Override
    public final synchronized void close() {
        closed = true;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyBroken) {
            // the link is gone, which is what was wanted
        }
    }
}
