package dev.gantry.app.host;

import dev.gantry.docker.Engines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A session under way, whose states a test reads one after the other. Closing it sees to it that
/// none of its threads is left.
final class Supervised implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    final HostSession session;
    private final Workers workers = new Workers();
    private final LinkedBlockingQueue<HostState> states = new LinkedBlockingQueue<>();

    Supervised(Engines engines, Host host) {
        this(engines, host, InstantSource.system());
    }

    Supervised(Engines engines, Host host, InstantSource clock) {
        this.session = new HostSession(host, engines, workers, clock);
        session.listen(states::add);
        workers.execute(session::run);
    }

    /// The next state that is like this.
    HostState await(Predicate<HostState> wanted) throws InterruptedException {
        return await(wanted, PATIENCE);
    }

    HostState await(Predicate<HostState> wanted, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            var state = states.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (state == null) {
                throw new AssertionError("not within " + longest + "; it is " + session.state());
            }
            if (wanted.test(state)) {
                return state;
            }
        }
    }

    /// As it is, or soon becomes; what was before does not count.
    HostState settle(Predicate<HostState> wanted, Duration longest) throws InterruptedException {
        states.clear();
        var now = session.state();
        return wanted.test(now) ? now : await(wanted, longest);
    }

    HostState awaitLive() throws InterruptedException {
        return await(state -> state.link().isLive());
    }

    /// Live, and asked for everything.
    void awaitSettled() throws InterruptedException {
        awaitLive();
        for (int more = 0; more < 3; more++) {
            awaitLive();
        }
    }

    <L extends Link.Down> L awaitDown(Class<L> kind) throws InterruptedException {
        return kind.cast(await(state -> kind.isInstance(state.link())).link());
    }

    /// Until no more than so many of its threads are at work.
    void awaitThreads(int most) throws InterruptedException {
        workers.awaitAtMost(most, Duration.ofSeconds(5));
    }

    @Override
    public void close() throws InterruptedException {
        session.close();
        workers.awaitAtMost(0, Duration.ofSeconds(3));
        if (!(session.state().link() instanceof Link.Closed)) {
            throw new AssertionError("closed, and still " + session.state().link());
        }
    }
}
