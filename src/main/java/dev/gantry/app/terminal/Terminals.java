package dev.gantry.app.terminal;

import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// All terminal sessions, by host and container. They live here, whatever is shown.
public final class Terminals implements AutoCloseable {

    /// Leaving must not wait long for containers.
    private static final long FAREWELL_SECONDS = 3;

    private record Kept(String hostId, TerminalSession session) {}

    private final Executor workers;
    private final ShellFinder shells = new ShellFinder();
    private final List<Kept> all = new ArrayList<>();

    public Terminals(Executor workers) {
        this.workers = workers;
    }

    /// Begins with the first size it gets.
    ///
    /// @param engine asked at each begin: a host may be connected anew
    public synchronized TerminalSession open(
            String hostId, Supplier<Engine> engine, Container container, TerminalPlan plan) {
        var session = new TerminalSession(container, plan, engine, shells, workers);
        all.add(new Kept(hostId, session));
        return session;
    }

    /// In the order in which they were opened.
    public synchronized List<TerminalSession> of(String hostId, ContainerId container) {
        return all.stream()
                .filter(kept -> kept.hostId().equals(hostId))
                .map(Kept::session)
                .filter(session -> session.container().id().equals(container))
                .toList();
    }

    /// Forgets it and ends what runs in it: blocks for up to some seconds.
    ///
    /// @return whether nothing of it runs on
    public boolean end(TerminalSession session) {
        synchronized (this) {
            all.removeIf(kept -> kept.session() == session);
        }
        return session.end();
    }

    /// Ends all at once, and waits a little.
    @Override
    public void close() {
        var left = taken();
        var done = new CountDownLatch(left.size());
        for (var session : left) {
            workers.execute(() -> {
                session.end();
                done.countDown();
            });
        }
        try {
            done.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<TerminalSession> taken() {
        var sessions = all.stream().map(Kept::session).toList();
        all.clear();
        return sessions;
    }
}
