package dev.gantry.docker.engine.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 to one engine, for all that docker-java's transport does not do well: streams, hijacked
/// connections with half-close, cancelling.
///
/// A call blocks its thread, and starts another only to look up a name. Calls that change nothing
/// share a few resting connections, all others get their own: so none is ever sent twice.
public final class Wire implements Closeable {

    private static final int MAX_RESTING = 4;
    private static final Duration MAX_REST = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Transport transport;
    private final Duration connectLimit;
    private final Duration patience;
    private final Clock clock = Clock.systemUTC();
    private final Deque<Connection> resting = new ConcurrentLinkedDeque<>();
    private final Set<Link> opening = ConcurrentHashMap.newKeySet();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @param connectLimit then a connection counts as refused: a [SocketTimeoutException]
    public Wire(Transport transport, Duration connectLimit) {
        this(transport, connectLimit, PATIENCE);
    }

    /// @param patience with an other end that takes nothing of what is streamed to it
    public Wire(Transport transport, Duration connectLimit, Duration patience) {
        this.transport = transport;
        this.connectLimit = connectLimit;
        this.patience = patience;
    }

    Duration patience() {
        return patience;
    }

    public Call call(Request request) {
        return new Call(this, request, request.isSafe());
    }

    /// On a connection that no other call uses, before or after.
    public Call callAlone(Request request) {
        return new Call(this, request, false);
    }

    /// Ends every call that is under way, and fails those to come.
    @Override
    public void close() {
        closed = true;
        opening.forEach(Link::close);
        open.forEach(this::drop);
    }

    boolean isClosed() {
        return closed;
    }

    /// What is told of a link before it is opened, which may last.
    @FunctionalInterface
    interface Watcher {
        void watch(Link link) throws IOException;
    }

    Connection connect(Watcher watcher) throws IOException {
        var link = transport.link();
        opening.add(link);
        try {
            watcher.watch(link);
            orClosed(link);
            return open(link);
        } catch (IOException | RuntimeException failure) {
            link.close();
            throw failure;
        } finally {
            opening.remove(link);
        }
    }

    private Connection open(Link link) throws IOException {
        openInTime(link);
        var connection = new Connection(link);
        open.add(connection);
        if (closed) {
            drop(connection);
            throw new AsynchronousCloseException();
        }
        return connection;
    }

    private void openInTime(Link link) throws IOException {
        try {
            Watchdog.within(
                    connectLimit,
                    () -> {
                        link.open();
                        return true;
                    });
        } catch (SilenceException nobody) {
            var late = new SocketTimeoutException("no connection: " + nobody.getMessage());
            late.initCause(nobody);
            throw late;
        }
    }

    private void orClosed(Link link) throws IOException {
        if (closed) {
            link.close();
            throw new AsynchronousCloseException();
        }
    }

    /// A connection that waits for work. It may be stale.
    @Nullable Connection takeRested() {
        var soonest = clock.instant().minus(MAX_REST);
        @Nullable Connection rested;
        while ((rested = resting.pollFirst()) != null) {
            if (!rested.hasRestedSince(soonest)) {
                return rested;
            }
            drop(rested);
        }
        return null;
    }

    void rest(Connection connection) {
        if (closed || resting.size() >= MAX_RESTING || connection.buffered() > 0) {
            drop(connection);
            return;
        }
        connection.rest(clock.instant());
        resting.addFirst(connection);
    }

    void drop(Connection connection) {
        open.remove(connection);
        connection.close();
    }
}
