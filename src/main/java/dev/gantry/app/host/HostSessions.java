package dev.gantry.app.host;

import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.Engines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/// The hosts that are open: each under its own supervision, so a dead one never slows another.
public final class HostSessions implements AutoCloseable {

    private final Engines engines;
    private final Executor workers;
    private final Map<String, HostSession> open = new LinkedHashMap<>();
    private volatile BiConsumer<Host, EngineEvent> onEvent = (_, _) -> {};
    private boolean closed;

    public HostSessions(Engines engines, Executor workers) {
        this.engines = engines;
        this.workers = workers;
    }

    /// Told of every event of every host that is open, on the threads of the sessions.
    public void onEvent(BiConsumer<Host, EngineEvent> told) {
        onEvent = told;
    }

    private void tell(Host host, EngineEvent event) {
        onEvent.accept(host, event);
    }

    /// Opens it where it is not yet. A host whose address has changed is opened anew.
    public synchronized HostSession open(Host host) {
        var session = open.get(host.id());
        if (session != null && serves(session, host)) {
            return session;
        }
        close(host.id());
        var opened = new HostSession(host, engines, workers);
        opened.listen(new EventNews(event -> tell(host, event)));
        if (closed) {
            opened.close(); // the window was closed while it was still opening
        } else {
            open.put(host.id(), opened);
        }
        workers.execute(opened::run);
        return opened;
    }

    private static boolean serves(HostSession session, Host host) {
        return session.host().address().equals(host.address())
                && !(session.state().link() instanceof Link.Closed);
    }

    public synchronized List<HostSession> all() {
        return List.copyOf(open.values());
    }

    public synchronized void close(String hostId) {
        var session = open.remove(hostId);
        if (session != null) {
            session.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.values().forEach(HostSession::close);
        open.clear();
    }
}
