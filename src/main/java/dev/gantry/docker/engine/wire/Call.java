package dev.gantry.docker.engine.wire;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/// One request on its way. Any thread may close it at any time, and it stays closed: also when the
/// answer was still to come, or the question still to be sent.
public final class Call implements Closeable {

    private final Wire wire;
    private final Request request;
    private final boolean sharing;
    private @Nullable Link opening;
    private @Nullable Connection connection;
    private boolean closed;

    /// @param sharing may use a connection that has rested, and let it rest afterwards
    Call(Wire wire, Request request, boolean sharing) {
        this.wire = wire;
        this.request = request;
        this.sharing = sharing;
    }

    /// Connects beforehand: so the wait for an answer can be told from the wait for a connection.
    ///
    /// @throws ClosedChannelException when the call was closed or its thread interrupted
    public void open() throws IOException {
        try {
            connect();
        } catch (IOException failure) {
            throw ended(failure);
        }
    }

    /// Asks, and waits until the head of the answer has come. To be called once.
    ///
    /// @throws ClosedChannelException when the call was closed or its thread interrupted
    /// @throws NotHttpException when something else than HTTP answers
    public Response send() throws IOException {
        try {
            return ask();
        } catch (IOException failure) {
            throw ended(failure);
        } catch (RuntimeException bug) {
            close();
            throw bug;
        }
    }

    /// While it connects, every transport has other words for being closed by us.
    private synchronized IOException ended(IOException failure) {
        boolean ours = (closed || wire.isClosed()) && !(failure instanceof ClosedChannelException);
        close();
        if (!ours) {
            return failure;
        }
        var closing = new AsynchronousCloseException();
        closing.initCause(failure);
        return closing;
    }

    /// Asks for raw bytes both ways.
    ///
    /// @throws RefusalException when the engine stays with HTTP
    public Duplex upgrade() throws IOException {
        var response = send();
        if (response.status() != 101 && response.status() != 200) {
            response.orRefusal();
            throw new RefusalException(response.status(), "it did not upgrade");
        }
        return new Duplex(this, response);
    }

    private Response ask() throws IOException {
        var opened = opened();
        if (opened != null) {
            return ask(opened);
        }
        var rested = sharing ? wire.takeRested() : null;
        if (rested != null) {
            try {
                return ask(use(rested));
            } catch (ClosedChannelException | NotHttpException notStale) {
                throw notStale;
            } catch (IOException stale) {
                wire.drop(rested);
            }
        }
        return ask(connect());
    }

    private Response ask(Connection connection) throws IOException {
        var head = new Exchange(connection, request, wire.patience()).perform();
        var body =
                head.hasBody(request.method()) ? Body.of(head, connection) : Body.none(connection);
        return new Response(this, head, body);
    }

    private Connection connect() throws IOException {
        return use(wire.connect(this::watch));
    }

    /// From now on [#close] ends this link, at once if it came already.
    private synchronized void watch(Link link) throws IOException {
        opening = link;
        orClosed(link);
    }

    private synchronized Connection use(Connection ready) throws IOException {
        opening = null;
        connection = ready;
        if (closed) {
            wire.drop(ready);
            throw new AsynchronousCloseException();
        }
        return ready;
    }

    private synchronized @Nullable Connection opened() {
        return connection;
    }

    private void orClosed(Link link) throws IOException {
        if (closed) {
            link.close();
            throw new AsynchronousCloseException();
        }
    }

    /// The answer was read, or is no longer wanted.
    synchronized void finish(boolean reusable) {
        if (sharing && reusable && !closed && connection != null) {
            wire.rest(connection);
            connection = null;
        }
        close();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (opening != null) {
            opening.close();
        }
        if (connection != null) {
            wire.drop(connection);
            connection = null;
        }
    }
}
