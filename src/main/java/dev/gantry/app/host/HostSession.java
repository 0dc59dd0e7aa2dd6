package dev.gantry.app.host;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Engines;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// One host under supervision: connected, kept true, lost, and found again.
///
/// [#run] does the work on the thread that calls it, until [#close]. Everything else may be called
/// from any thread and returns at once.
public final class HostSession implements AutoCloseable {

    /// A desktop answers for its engine before that is up.
    private static final Duration TROUBLED = Duration.ofSeconds(5);

    private final Host host;
    private final Engines engines;
    private final Executor workers;
    private final InstantSource clock;
    private final Retry retry;
    private final AtomicReference<HostState> state = new AtomicReference<>(HostState.INITIAL);
    private final List<Consumer<HostState>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Connected connected;
    private volatile @Nullable Instant lastTrue;
    private volatile boolean closed;
    private @Nullable Thread runner;

    /// @param workers starts each task on a thread of its own
    public HostSession(Host host, Engines engines, Executor workers) {
        this(host, engines, workers, InstantSource.system());
    }

    HostSession(Host host, Engines engines, Executor workers, InstantSource clock) {
        this.host = host;
        this.engines = engines;
        this.workers = workers;
        this.clock = clock;
        this.retry = new Retry(() -> engines.isListening(host.address()));
    }

    public Host host() {
        return host;
    }

    public HostState state() {
        return state.get();
    }

    /// Told after each change, in order, on one of the session's threads: a listener must not
    /// block.
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
            return now.engine();
        }
        throw switch (state.get().link()) {
            case Link.Down down -> down.cause();
            case Link.Connecting _, Link.Closed _, Link.Live _ ->
                    new EngineException.Unreachable(
                            host.address(), new ConnectException("not connected"));
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
            now.refresh();
        }
    }

    /// Asks for one container again, as after an act on it.
    public void refresh(ContainerId id) {
        var now = connected;
        if (now != null) {
            now.refresh(id);
        }
    }

    /// Connects, and connects again, until closed or interrupted. To be called once.
    public void run() {
        begin();
        try {
            while (!closed) {
                superviseOnce();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            end();
            change(before -> new HostState(new Link.Closed(), before.snapshot(), before.recent()));
        }
    }

    private synchronized void begin() {
        runner = Thread.currentThread();
    }

    /// An interruption of ours must not outlive the work it was meant for.
    private synchronized void end() {
        runner = null;
        if (closed) {
            Thread.interrupted();
        }
    }

    private void superviseOnce() throws InterruptedException {
        try {
            connectAndFollow();
        } catch (EngineException cause) {
            waitAfter(cause);
        } catch (RuntimeException | Error bug) {
            failIfStopped(); // an interruption breaks many things in many ways
            waitAfter(Connected.misread(host.address(), bug));
        }
    }

    private void connectAndFollow() throws InterruptedException {
        var engine = engines.connect(host.address());
        try (var now = new Connected(host.address(), engine, workers, clock, news())) {
            connected = now;
            failIfStopped(); // whoever closes from here on sees it
            now.stayTrue(state.get().snapshot());
        } finally {
            connected = null;
        }
    }

    private void waitAfter(EngineException cause) throws InterruptedException {
        failIfStopped();
        var wait = howLong(cause);
        change(before -> down(before, cause, clock.instant().plus(wait)));
        retry.waitFor(wait);
    }

    private Duration howLong(EngineException cause) {
        if (cause instanceof EngineException.Stalled) {
            return retry.soon();
        }
        return isTrouble(cause) ? retry.nextWithin(TROUBLED) : retry.next();
    }

    /// It does not refuse us: it cannot.
    private static boolean isTrouble(EngineException cause) {
        return cause instanceof EngineException.Refused refused && refused.status() >= 500;
    }

    private void failIfStopped() throws InterruptedException {
        if (closed || Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private HostState down(HostState before, EngineException cause, Instant nextTry) {
        var stale = Optional.ofNullable(lastTrue);
        var link =
                switch (cause) {
                    case EngineException.Incompatible apart ->
                            new Link.Incompatible(apart, stale, nextTry);
                    case EngineException.Refused _ when isTrouble(cause) ->
                            new Link.Reconnecting(cause, stale, nextTry);
                    case EngineException.Denied _,
                            EngineException.Untrusted _,
                            EngineException.NotAnEngine _,
                            EngineException.LoginNeeded _,
                            EngineException.Refused _ ->
                            new Link.Refused(cause, stale, nextTry);
                    case EngineException.Unreachable _,
                            EngineException.Stalled _,
                            EngineException.Misread _,
                            EngineException.Gone _,
                            EngineException.Conflict _,
                            EngineException.Cancelled _ ->
                            new Link.Reconnecting(cause, stale, nextTry);
                };
        return new HostState(link, before.snapshot(), before.recent());
    }

    private Connected.Listener news() {
        return new Connected.Listener() {
            @Override
            public void learned(Snapshot snapshot, List<EngineEvent> news) {
                lastTrue = clock.instant();
                var link = new Link.Live(engine().info());
                change(before -> new HostState(link, snapshot, newestFirst(news, before.recent())));
            }

            @Override
            public void stands() {
                retry.reset();
            }

            /// What was never listed on this connection is not made true by a ping.
            @Override
            public void stillThere() {
                if (state.get().link().isLive()) {
                    lastTrue = clock.instant();
                }
            }
        };
    }

    private void change(UnaryOperator<HostState> how) {
        var now = state.updateAndGet(how);
        listeners.forEach(listener -> tell(listener, now));
    }

    /// What a listener does wrong must not end the supervision.
    private static void tell(Consumer<HostState> listener, HostState now) {
        try {
            listener.accept(now);
        } catch (RuntimeException itsBug) {
            LoggerFactory.getLogger(HostSession.class).error("A listener failed", itsBug);
        }
    }

    /// Whatever the supervision waits for, it stops waiting: its own thread cleans up.
    @Override
    public synchronized void close() {
        closed = true;
        var now = connected;
        if (now != null) {
            now.giveUp();
        }
        if (runner != null) {
            runner.interrupt();
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
