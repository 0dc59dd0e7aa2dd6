package dev.gantry.app.stats;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Stats;
import dev.gantry.docker.StatsStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Watches what some containers of one engine use, until it is closed: by sweeps where the engine
/// answers at once, by one stream a container where it does not, or where it is asked every second:
/// a stream then costs less than its questions.
///
/// Which containers are watched may change at any time. The listener is called on the watch's own
/// threads.
public final class StatsWatch implements AutoCloseable {

    /// Told what was learned.
    public interface Listener {

        /// @param usage empty: it does not run, or not for long enough to say
        void used(Map<ContainerId, Optional<Usage>> usage);
    }

    /// Streams bring a sample a second, no more and no less.
    private static final Duration STREAMED = Duration.ofSeconds(1);

    private final Stats stats;
    private final Executor workers;
    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ContainerId, @Nullable StatsStream> streams = new HashMap<>();
    private List<ContainerId> wanted = List.of();
    private Duration every;
    private boolean sweeping;
    private boolean closed;

    /// @param every how often each container is asked about; streams come once a second and are
    ///   thinned out
    public StatsWatch(Stats stats, Executor workers, Duration every, Listener listener) {
        this.stats = stats;
        this.workers = workers;
        this.every = every;
        this.listener = listener;
    }

    public void watch(Collection<ContainerId> ids) {
        locked(() -> {
            wanted = List.copyOf(ids);
            arrange();
        });
    }

    private void arrange() {
        if (isSwept()) {
            follow(List.of());
            startSweeping();
        } else {
            follow(wanted);
        }
        changed.signalAll();
    }

    private boolean isSwept() {
        return stats.areInstant() && every.compareTo(STREAMED) > 0;
    }

    public void every(Duration now) {
        locked(() -> {
            every = now;
            arrange();
        });
    }

    @Override
    public void close() {
        locked(() -> {
            closed = true;
            wanted = List.of();
            arrange();
        });
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void startSweeping() {
        if (!sweeping && !closed && !wanted.isEmpty()) {
            sweeping = true;
            workers.execute(this::sweepOnAndOn);
        }
    }

    private void sweepOnAndOn() {
        var gauges = new HashMap<ContainerId, Gauge>();
        try {
            long begun = System.nanoTime();
            for (var ids = next(0); !ids.isEmpty(); ids = next(begun)) {
                begun = System.nanoTime();
                gauges.keySet().retainAll(Set.copyOf(ids));
                sweep(ids, gauges);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until the next sweep is due; nothing means the end.
    private List<ContainerId> next(long begun) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = begun == 0 ? 0 : begun + every.toNanos() - System.nanoTime();
            while (left > 0 && !closed && isSwept()) {
                var before = wanted;
                changed.await(left, TimeUnit.NANOSECONDS);
                if (!Set.copyOf(before).containsAll(wanted)) {
                    break; // somebody waits for one that was never asked about
                }
                left = begun + every.toNanos() - System.nanoTime();
            }
            boolean over = wanted.isEmpty() || !isSwept();
            sweeping = !over;
            return over ? List.of() : wanted;
        } finally {
            lock.unlock();
        }
    }

    private void sweep(List<ContainerId> ids, Map<ContainerId, Gauge> gauges) {
        try {
            listener.used(ask(ids, gauges));
        } catch (EngineException lost) {
            // the host's own banner tells; the next turn may find it back
        }
    }

    private Map<ContainerId, Optional<Usage>> ask(
            List<ContainerId> ids, Map<ContainerId, Gauge> gauges) {
        var swept = new LinkedHashMap<ContainerId, Optional<Usage>>();
        for (var id : ids) {
            try {
                var sample = stats.now(id);
                var usage = gauges.computeIfAbsent(id, _ -> new Gauge()).read(sample);
                if (usage.isPresent() || !sample.isCounted()) {
                    swept.put(id, usage);
                }
            } catch (EngineException.Gone | EngineException.Conflict | EngineException.Refused no) {
                swept.put(id, Optional.empty());
            }
        }
        return swept;
    }

    private void follow(List<ContainerId> ids) {
        for (var id : List.copyOf(streams.keySet())) {
            if (!ids.contains(id)) {
                var stream = streams.remove(id);
                if (stream != null) {
                    workers.execute(stream::close);
                }
            }
        }
        for (var id : ids) {
            if (!streams.containsKey(id)) {
                streams.put(id, null);
                workers.execute(() -> follow(id));
            }
        }
    }

    private void follow(ContainerId id) {
        try (var stream = stats.stream(id)) {
            if (isStillWanted(id, stream)) {
                read(id, stream);
            }
        } catch (EngineException gone) {
            listener.used(Map.of(id, Optional.empty()));
        } finally {
            locked(() -> streams.remove(id));
        }
    }

    private boolean isStillWanted(ContainerId id, StatsStream stream) {
        lock.lock();
        try {
            boolean still = !closed && streams.containsKey(id);
            if (still) {
                streams.put(id, stream);
            }
            return still;
        } finally {
            lock.unlock();
        }
    }

    private void read(ContainerId id, StatsStream stream) {
        var gauge = new Gauge();
        long told = 0;
        for (var sample = stream.next(); sample.isPresent(); sample = stream.next()) {
            long now = System.nanoTime();
            boolean early = told != 0 && now - told < every.toNanos() - 500_000_000;
            if (early) {
                continue;
            }
            var usage = gauge.read(sample.get());
            if (usage.isPresent() || !sample.get().isCounted()) {
                listener.used(Map.of(id, usage));
                told = now;
            }
        }
    }
}
