package dev.gantry.docker.engine.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A link over TLS, on a socket channel all the same: so interrupting its reader ends it.
final class TlsLink extends TcpLink {

    private final TlsTrust trust;
    private final TlsFailures failures;
    private @Nullable SSLSocket secured;

    TlsLink(String host, int port, TlsTrust trust) {
        super(host, port);
        this.trust = trust;
        this.failures = new TlsFailures(trust.identity());
    }

    @Override
    public void open() throws IOException {
        super.open();
        var overheard = new OverheardSocket(channel().socket());
        try {
            secured = handshake(overheard);
        } catch (IOException failure) {
            if (!overheard.speaksTls()) {
                throw new NotHttpException("no TLS: " + overheard.beginning());
            }
            throw failures.named(failure);
        }
    }

    private SSLSocket handshake(OverheardSocket socket) throws IOException {
        var sockets = trust.context().getSocketFactory();
        var fresh = (SSLSocket) sockets.createSocket(socket, host, port, true);
        if (trust.isVerifying()) {
            var parameters = fresh.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the name must match, too
            fresh.setSSLParameters(parameters);
        }
        fresh.startHandshake();
        return fresh;
    }

    private SSLSocket secured() throws IOException {
        if (secured == null) {
            throw new ClosedChannelException();
        }
        return secured;
    }

    @Override
    public InputStream input() throws IOException {
        return new FilterInputStream(secured().getInputStream()) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int count = super.read(into, from, length);
                trust.identity().accepted();
                return count;
            }
        };
    }

    @Override
    public OutputStream output() throws IOException {
        return secured().getOutputStream();
    }

    @Override
    public void closeOutput() throws IOException {
        secured().shutdownOutput();
    }

    @Override
    public IOException named(IOException failure) {
        return failures.named(failure);
    }
}
