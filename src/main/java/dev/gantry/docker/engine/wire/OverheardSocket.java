package dev.gantry.docker.engine.wire;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A connected socket that remembers how the other end began: Java's TLS keeps it to itself when it
/// meets something else than TLS.
final class OverheardSocket extends Socket {

    private static final int KEPT_BYTES = 160;
    private static final int BUFFER_BYTES = 18 * 1024; // a record of TLS

    private final Socket socket;
    private final StringBuilder beginning = new StringBuilder();

    OverheardSocket(Socket socket) {
        this.socket = socket;
    }

    /// A TLS record has a type of 20 to 24 and a version of 3.x. True when nothing came at all.
    boolean speaksTls() {
        if (beginning.isEmpty()) {
            return true;
        }
        char type = beginning.charAt(0);
        return type >= 20 && type <= 24 && (beginning.length() == 1 || beginning.charAt(1) == 3);
    }

    String beginning() {
        return Connection.quote(beginning.toString());
    }

    /// Buffered, so that more is heard than the few bytes after which Java's TLS gives up.
    @Override
    public InputStream getInputStream() throws IOException {
        return new BufferedInputStream(new Overhearing(socket.getInputStream()), BUFFER_BYTES);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return socket.getRemoteSocketAddress();
    }

    @Override
    public boolean isInputShutdown() {
        return socket.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return socket.isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        socket.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private final class Overhearing extends FilterInputStream {

        Overhearing(InputStream input) {
            super(input);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            int kept = Math.min(count, KEPT_BYTES - beginning.length());
            if (kept > 0) {
                beginning.append(new String(into, from, kept, StandardCharsets.ISO_8859_1));
            }
            return count;
        }
    }
}
