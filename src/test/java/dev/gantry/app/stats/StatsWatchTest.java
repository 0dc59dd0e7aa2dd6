package dev.gantry.app.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Stats;
import dev.gantry.docker.StatsSample;
import dev.gantry.docker.StatsStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StatsWatchTest {

    /// The quickest that is still swept.
    private static final Duration SWEPT = Duration.ofMillis(1001);

    private static final Duration STREAMED = Duration.ofSeconds(1);
    private static final ContainerId WEB = new ContainerId("web");
    private static final ContainerId DB = new ContainerId("db");

    private final BlockingQueue<Map<ContainerId, Optional<Usage>>> told =
            new LinkedBlockingQueue<>();

    @Test
    void sweepsWhereTheEngineAnswersAtOnce() throws InterruptedException {
        var engine = new Counting(true);
        try (var watch = watch(engine)) {
            watch.watch(List.of(WEB, DB));
            var usage = next(WEB);
            assertThat(usage.cpuPercent()).isEqualTo(100);
            assertThat(engine.streams).isEmpty();
            watch.watch(List.of(DB));
            next(DB);
        }
        engine.awaitSilence();
    }

    @Test
    void streamsWhereItDoesNot() throws InterruptedException {
        var engine = new Counting(false);
        try (var watch = watch(engine)) {
            watch.watch(List.of(WEB, DB));
            next(WEB);
            next(DB);
            watch.watch(List.of(DB));
            engine.closed.take();
            assertThat(engine.streams).containsExactly(DB);
        }
        engine.closed.take();
        assertThat(engine.streams).isEmpty();
    }

    @Test
    void streamsWhatIsAskedForEverySecondAndSweepsWhatIsNot() throws InterruptedException {
        var engine = new Counting(true);
        try (var watch = watch(engine)) {
            watch.every(STREAMED);
            watch.watch(List.of(WEB));
            next(WEB);
            assertThat(engine.streams).containsExactly(WEB);
            watch.every(SWEPT);
            engine.closed.take();
            told.clear();
            next(WEB);
            assertThat(engine.streams).isEmpty();
        }
    }

    @Test
    void whatIsGoneUsesNothingAndTheOthersGoOn() throws InterruptedException {
        var engine = new Counting(true);
        engine.gone.add(WEB);
        try (var watch = watch(engine)) {
            watch.watch(List.of(WEB, DB));
            next(DB);
            assertThat(told.take().get(WEB)).isEmpty();
        }
    }

    @Test
    void goesOnAfterTheEngineFailedToAnswer() throws InterruptedException {
        var engine = new Counting(true);
        engine.failures.set(3);
        try (var watch = watch(engine)) {
            watch.watch(List.of(WEB));
            next(WEB);
        }
    }

    private StatsWatch watch(Stats engine) {
        return new StatsWatch(engine, work -> Thread.ofVirtual().start(work), SWEPT, told::add);
    }

    private Usage next(ContainerId id) throws InterruptedException {
        while (true) {
            var usage = told.take().getOrDefault(id, Optional.empty());
            if (usage.isPresent()) {
                return usage.get();
            }
        }
    }

    /// Counts one second further with every question, all of it used by the container.
    private static final class Counting implements Stats {
        final Set<ContainerId> gone = ConcurrentHashMap.newKeySet();
        final Set<ContainerId> streams = ConcurrentHashMap.newKeySet();
        final BlockingQueue<ContainerId> closed = new LinkedBlockingQueue<>();
        final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();
        private final BlockingQueue<Boolean> questions = new LinkedBlockingQueue<>();
        private final boolean instant;

        Counting(boolean instant) {
            this.instant = instant;
        }

        /// Throws when it is asked again and again although nobody watches.
        void awaitSilence() throws InterruptedException {
            questions.clear();
            int late = 0;
            while (questions.poll(200, TimeUnit.MILLISECONDS) != null) {
                assertThat(++late).isLessThan(3);
            }
        }

        @Override
        public boolean areInstant() {
            return instant;
        }

        @Override
        public StatsSample now(ContainerId id) {
            questions.add(true);
            if (gone.contains(id)) {
                throw new EngineException.Gone("no such container", new IllegalStateException());
            }
            if (failures.getAndDecrement() > 0) {
                throw new EngineException.Cancelled(new IllegalStateException());
            }
            long seconds = asked.incrementAndGet();
            long nanos = seconds * 1_000_000_000;
            return new StatsSample(
                    Instant.ofEpochSecond(seconds), nanos, nanos, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1);
        }

        @Override
        public StatsStream stream(ContainerId id) {
            streams.add(id);
            return new StatsStream() {
                private volatile boolean ended;

                @Override
                public Optional<StatsSample> next() {
                    return ended ? Optional.empty() : Optional.of(now(id));
                }

                @Override
                public void close() {
                    if (!ended) {
                        ended = true;
                        streams.remove(id);
                        closed.add(id);
                    }
                }
            };
        }
    }
}
