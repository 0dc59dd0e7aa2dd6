package dev.gantry.app.host;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Engines;
import dev.gantry.docker.EventStream;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One host under supervision: connected, kept true, lost, and found again.
///
/// [#run] does the work on the thread that calls it, until [#close]. Everything else may be called
/// from any thread and returns at once.
public final class HostSession implements AutoCloseable {

    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(1);

    /// A machine that slept this long beyond a ping missed what happened meanwhile.
    private static final Duration SLEPT = Duration.ofSeconds(10);

    private final Host host;
    private final Engines engines;
    private final Executor workers;
    private final Retry retry;
    private final AtomicReference<HostState> state = new AtomicReference<>(HostState.INITIAL);
    private final List<Consumer<HostState>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Connected connected;
    private volatile @Nullable Instant lastHeard;
    private volatile boolean closed;

    /// @param workers starts each task on a thread of its own
    public HostSession(Host host, Engines engines, Executor workers) {
        this.host = host;
        this.engines = engines;
        this.workers = workers;
        this.retry = new Retry(() -> engines.isListening(host.address()));
    }

    public Host host() {
        return host;
    }

    public HostState state() {
        return state.get();
    }

    /// Told after each change, on the session's threads: a listener must not block. The newest
    /// state is [#state], whatever order calls arrive in.
    public void listen(Consumer<HostState> listener) {
        listeners.add(listener);
    }

    public void stopListening(Consumer<HostState> listener) {
        listeners.remove(listener);
    }

    /// The engine, for acts. Throws why there is none.
    public Engine engine() {
        var now = connected;
        if (now != null) {
            return now.engine;
        }
        throw switch (state.get().link()) {
            case Link.Down down -> down.cause();
            case Link.Connecting _, Link.Closed _, Link.Live _ ->
                    new EngineException.Unreachable(
                            host.address(), new ConnectException("not connected yet"));
        };
    }

    /// Tries now instead of waiting for the next turn.
    public void retryNow() {
        retry.now();
    }

    /// Lists everything again, as after a while in which nobody looked.
    public void refresh() {
        var now = connected;
        if (now != null) {
            now.mailbox.listEverything();
        }
    }

    /// Asks for one container again, as after an act on it.
    public void refresh(ContainerId id) {
        var now = connected;
        if (now != null) {
            now.mailbox.ask(id);
        }
    }

    /// Connects, and connects again, until closed or interrupted.
    public void run() {
        try {
            while (!closed) {
                superviseOnce();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            change(before -> new HostState(new Link.Closed(), before.snapshot(), before.recent()));
        }
    }

    private void superviseOnce() throws InterruptedException {
        try (var now = new Connected(engines.connect(host.address()))) {
            now.stayTrue();
        } catch (EngineException.Cancelled stopped) {
            throw (InterruptedException) new InterruptedException().initCause(stopped);
        } catch (EngineException cause) {
            if (!closed) {
                var wait = retry.next();
                change(before -> down(before, cause, Instant.now().plus(wait)));
                retry.waitFor(wait);
            }
        }
    }

    private HostState down(HostState before, EngineException cause, Instant nextTry) {
        var stale = Optional.ofNullable(lastHeard);
        var link =
                switch (cause) {
                    case EngineException.Incompatible apart ->
                            new Link.Incompatible(apart, stale, nextTry);
                    case EngineException.Denied _,
                            EngineException.Untrusted _,
                            EngineException.NotAnEngine _,
                            EngineException.Refused _ ->
                            new Link.Refused(cause, stale, nextTry);
                    case EngineException.Unreachable _,
                            EngineException.Stalled _,
                            EngineException.Gone _,
                            EngineException.Conflict _,
                            EngineException.Cancelled _ ->
                            new Link.Reconnecting(cause, stale, nextTry);
                };
        return new HostState(link, before.snapshot(), before.recent());
    }

    private void change(UnaryOperator<HostState> how) {
        var now = state.updateAndGet(how);
        listeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public void close() {
        closed = true;
        retry.now();
        var now = connected;
        if (now != null) {
            now.close();
        }
    }

    /// One connection, from hello to loss.
    private final class Connected implements AutoCloseable {
        private final Engine engine;
        private final Mailbox mailbox = new Mailbox();
        private final Inventory inventory;
        private volatile @Nullable EngineException lost;
        private volatile boolean over;

        Connected(Engine engine) {
            this.engine = engine;
            this.inventory = new Inventory(engine, state.get().snapshot());
        }

        /// Returns only when the session is closed. Throws what lost the connection.
        void stayTrue() throws InterruptedException {
            try {
                follow();
            } catch (EngineException echo) {
                throw lost == null ? echo : lost;
            }
        }

        private void follow() throws InterruptedException {
            var events = engine.events();
            workers.execute(() -> readEvents(events));
            workers.execute(this::keepPinging);
            live(inventory.loadContainers(), List.of());
            connected = this;
            retry.reset();
            live(inventory.loadTheRest(), List.of());
            var fullList = Instant.now().plus(Inventory.FULL_LIST);
            while (!closed) {
                var batch =
                        mailbox.next(Duration.between(Instant.now(), fullList), Inventory.GATHER);
                live(inventory.apply(batch), batch.events());
                if (!Instant.now().isBefore(fullList)) {
                    mailbox.listEverything();
                    fullList = Instant.now().plus(Inventory.FULL_LIST);
                }
            }
        }

        private void live(Snapshot snapshot, List<EngineEvent> news) {
            lastHeard = Instant.now();
            change(before ->
                    new HostState(
                            new Link.Live(engine.info()),
                            snapshot,
                            newestFirst(news, before.recent())));
        }

        /// Does nothing but take: an engine slows down for everybody when one client stalls.
        private void readEvents(EventStream events) {
            var reader = new EventReader(mailbox);
            try (events) {
                for (var event = events.next(); event.isPresent(); event = events.next()) {
                    reader.read(event.get());
                }
                lose(
                        new EngineException.Unreachable(
                                host.address(), new ConnectException("the events ended")));
            } catch (EngineException cause) {
                lose(cause);
            }
        }

        /// The end of the event stream can come seconds late, and a stalled engine ends nothing.
        private void keepPinging() {
            try {
                while (!over) {
                    var before = Instant.now();
                    Thread.sleep(BETWEEN_PINGS);
                    if (!over) {
                        engine.ping();
                        lastHeard = Instant.now();
                    }
                    var slept = Duration.between(before, Instant.now()).minus(BETWEEN_PINGS);
                    if (slept.compareTo(SLEPT) > 0) {
                        mailbox.listEverything();
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (EngineException cause) {
                lose(cause);
            }
        }

        /// Closing the engine frees whoever waits for an answer that will not come.
        private synchronized void lose(EngineException cause) {
            if (!over && lost == null) {
                lost = cause;
                mailbox.lose(cause);
                engine.close();
            }
        }

        @Override
        public void close() {
            over = true;
            connected = null;
            engine.close();
            mailbox.lose(
                    new EngineException.Unreachable(
                            host.address(), new ConnectException("closed")));
        }
    }

    private static List<EngineEvent> newestFirst(List<EngineEvent> news, List<EngineEvent> old) {
        if (news.isEmpty()) {
            return old;
        }
        var all = new ArrayList<>(news.reversed());
        all.addAll(old);
        return List.copyOf(all.subList(0, Math.min(all.size(), HostState.MOST_EVENTS)));
    }
}
