package dev.gantry.app.host;

import dev.gantry.app.host.Mailbox.Kind;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.EventStream;
import java.net.ConnectException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// One connection, from hello to loss.
///
/// Three threads share it: one keeps the model true and is the only one that changes it, one takes
/// events, one pings. The latter two only put into the mailbox what they learn.
final class Connected implements AutoCloseable {

    /// From the first event of a burst to the question: `docker compose up` is one question, not
    /// forty.
    private static final Duration GATHER = Duration.ofMillis(50);

    /// Nothing is missed as far as we know: this is for what we do not know.
    private static final Duration FULL_LIST = Duration.ofSeconds(60);

    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(1);

    /// A machine that slept this long beyond a ping missed what happened meanwhile.
    private static final Duration SLEPT = Duration.ofSeconds(10);

    /// Whoever wants to know what becomes of it.
    interface Listener {
        /// Called by the thread that keeps the model true.
        void learned(Snapshot snapshot, List<EngineEvent> news);

        /// Called by the same, when everything was listed once.
        void stands();

        /// Called by another one: the engine answers.
        void stillThere();
    }

    private final EngineAddress address;
    private final Engine engine;
    private final Executor workers;
    private final InstantSource clock;
    private final Listener listener;
    private final Mailbox mailbox = new Mailbox(Mailbox.SECOND_LOOK);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable EventStream events;
    private volatile @Nullable EngineException lost;

    Connected(
            EngineAddress address,
            Engine engine,
            Executor workers,
            InstantSource clock,
            Listener listener) {
        this.address = address;
        this.engine = engine;
        this.workers = workers;
        this.clock = clock;
        this.listener = listener;
    }

    Engine engine() {
        return engine;
    }

    void refresh() {
        mailbox.listEverything();
    }

    void refresh(ContainerId id) {
        mailbox.ask(id);
    }

    /// Keeps the model true until the connection is lost, and throws what lost it.
    ///
    /// @param last what was known before
    void stayTrue(Snapshot last) throws InterruptedException {
        try {
            follow(new Inventory(engine, last));
        } catch (RuntimeException echo) {
            var cause = lost;
            throw cause == null ? echo : cause;
        }
    }

    private void follow(Inventory inventory) throws InterruptedException {
        listen();
        workers.execute(this::keepPinging);
        for (var kind : Kind.values()) {
            listener.learned(inventory.list(kind), List.of());
        }
        listener.stands();
        long listed = System.nanoTime();
        while (true) {
            var left = FULL_LIST.minusNanos(System.nanoTime() - listed);
            take(mailbox.next(left, GATHER), inventory);
            if (System.nanoTime() - listed >= FULL_LIST.toNanos()) {
                mailbox.listEverything();
                listed = System.nanoTime();
            }
        }
    }

    /// Containers first: they are what a person waits for, and images may take long.
    private void take(Mailbox.Batch batch, Inventory inventory) {
        batch.events().forEach(inventory::note);
        if (batch.lists().contains(Kind.CONTAINERS)) {
            listener.learned(inventory.list(Kind.CONTAINERS), batch.events());
        } else if (!batch.containers().isEmpty()) {
            listener.learned(inventory.ask(batch.containers()), batch.events());
        } else if (!batch.events().isEmpty()) {
            listener.learned(inventory.snapshot(), batch.events());
        }
        for (var kind : batch.lists()) {
            if (kind != Kind.CONTAINERS) {
                listener.learned(inventory.list(kind), List.of());
            }
        }
    }

    private void listen() {
        var stream = engine.events();
        events = stream;
        workers.execute(() -> readEvents(stream));
    }

    /// Does nothing but take: an engine slows down for everybody when one client stalls.
    private void readEvents(EventStream stream) {
        var reader = new EventReader(mailbox);
        guard(() -> {
            try (stream) {
                for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                    reader.read(event.get());
                }
            }
            if (stream == events) {
                throw new EngineException.Unreachable(
                        address, new ConnectException("the events ended"));
            }
        });
    }

    /// The end of the event stream can come seconds late, and a stalled engine ends nothing.
    private void keepPinging() {
        guard(() -> {
            var before = clock.instant();
            while (!over.await(BETWEEN_PINGS.toMillis(), TimeUnit.MILLISECONDS)) {
                engine.ping();
                listener.stillThere();
                var now = clock.instant();
                if (Duration.between(before, now).minus(BETWEEN_PINGS).compareTo(SLEPT) > 0) {
                    listenAnew();
                }
                before = now;
            }
        });
    }

    /// After a sleep nobody can tell whether events still come: a network forgets connections
    /// silently. What else goes on with the engine may well have survived.
    private void listenAnew() {
        var old = events;
        listen();
        if (old != null) {
            old.close();
        }
        mailbox.listEverything();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    /// However a worker ends, nobody may go on believing that it still works.
    private void guard(Work work) {
        try {
            work.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (EngineException cause) {
            lose(cause);
        } catch (RuntimeException | Error bug) {
            if (!isOver() && lost == null) { // else it is an echo of the end
                lose(misread(address, bug));
            }
        }
    }

    /// A bug of ours must not end the supervision, and must not be silent either.
    static EngineException misread(EngineAddress address, Throwable bug) {
        LoggerFactory.getLogger(Connected.class).error("Watching {} failed", address, bug);
        return new EngineException.Misread(address, bug);
    }

    /// Closing the engine frees whoever waits for an answer that will not come.
    private synchronized void lose(EngineException cause) {
        if (!isOver() && lost == null) {
            lost = cause;
            mailbox.lose(cause);
            engine.close();
        }
    }

    /// Ends the waiting, and closes nothing: returns at once.
    void giveUp() {
        over.countDown();
        mailbox.lose(new EngineException.Cancelled(null));
    }

    private boolean isOver() {
        return over.getCount() == 0;
    }

    @Override
    public synchronized void close() {
        giveUp();
        if (lost == null) {
            engine.close();
        }
    }
}
