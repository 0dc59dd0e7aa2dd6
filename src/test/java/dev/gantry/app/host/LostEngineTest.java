package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineProxy;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// An engine goes and comes back, as far as a session can tell: a proxy before it is cut or
/// stalled.
@EngineTest
@Timeout(180)
class LostEngineTest {

    private static final int CYCLES = 50;
    private static final int WARM_UP = 5;

    @Test
    void aKilledEngineIsNoticedAndFoundAgain(TestEngine world, TestReporter reporter)
            throws Exception {
        var id = world.create(TestEngine.name(), "true");
        try (var elsewhere = new Dialer().connect(world.address());
                var proxy = EngineProxy.before(world.address());
                var watched = new Supervised(new Dialer(), host(proxy.address()))) {
            watched.awaitSettled();
            var known = watched.session.state().snapshot();
            var cut = Instant.now();
            proxy.cut();
            var lost = watched.await(LostEngineTest::isReconnecting, Duration.ofSeconds(3));
            var detected = Duration.between(cut, Instant.now());
            assertThat(lost.snapshot()).isEqualTo(known);
            assertThat(((Link.Down) lost.link()).staleSince().orElseThrow())
                    .isBetween(cut.minusSeconds(2), Instant.now());
            elsewhere.containers().rename(id, TestEngine.name());
            long restored = System.nanoTime();
            proxy.restore();
            var back = watched.await(state -> state.link().isLive(), Duration.ofSeconds(2));
            var returned = Duration.ofNanos(System.nanoTime() - restored);
            assertThat(names(back.snapshot().containers().values()))
                    .isEqualTo(names(elsewhere.containers().all()));
            reporter.publishEntry(
                    Map.of("noticed after", "" + detected, "live again after", "" + returned));
        }
    }

    @Test
    void comingAndGoingLeavesNothingBehind(TestEngine world, TestReporter reporter)
            throws Exception {
        try (var proxy = EngineProxy.before(world.address());
                var watched = new Supervised(new Dialer(), host(proxy.address()))) {
            watched.awaitSettled();
            cycle(WARM_UP, proxy, watched);
            var before = Weight.now();
            long start = System.nanoTime();
            cycle(CYCLES, proxy, watched);
            var each = Duration.ofNanos((System.nanoTime() - start) / CYCLES);
            watched.awaitThreads(3);
            var after = Weight.now();
            reporter.publishEntry(
                    Map.of("before", "" + before, "after", "" + after, "a cycle", "" + each));
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 3);
            assertThat(after.files()).isLessThanOrEqualTo(before.files() + 5);
            assertThat(after.heapBytes()).isLessThan(before.heapBytes() + (4 << 20));
        }
    }

    private static void cycle(int times, EngineProxy proxy, Supervised watched)
            throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            proxy.cut();
            watched.await(LostEngineTest::isReconnecting);
            proxy.restore();
            watched.session.retryNow();
            watched.awaitSettled();
        }
    }

    @Test
    void aStalledEngineIsNoticedAndSlowsNoOther(TestEngine world, TestReporter reporter)
            throws Exception {
        var id = world.create(TestEngine.name(), "true");
        try (var elsewhere = new Dialer().connect(world.address());
                var proxy = EngineProxy.before(world.address());
                var stalling = new Supervised(new Dialer(), host(proxy.address()));
                var sound = new Supervised(new Dialer(), host(world.address()))) {
            stalling.awaitSettled();
            sound.awaitSettled();
            long start = System.nanoTime();
            proxy.stall();
            var latencies = new ArrayList<Duration>();
            while (!isReconnecting(stalling.session.state())) {
                latencies.add(rename(elsewhere, id, sound));
            }
            var noticed = Duration.ofNanos(System.nanoTime() - start);
            assertThat(((Link.Down) stalling.session.state().link()).cause())
                    .isInstanceOf(EngineException.Stalled.class);
            assertThat(noticed).isLessThan(Duration.ofSeconds(9));
            proxy.resume();
            stalling.session.retryNow();
            stalling.awaitLive();
            Collections.sort(latencies);
            reporter.publishEntry(
                    Map.of(
                            "noticed after", "" + noticed,
                            "the other meanwhile", latencies.size() + " acts",
                            "median", "" + latencies.get(latencies.size() / 2),
                            "worst", "" + latencies.getLast()));
        }
    }

    /// Until it shows.
    private static Duration rename(Engine elsewhere, ContainerId id, Supervised watched)
            throws InterruptedException {
        var name = TestEngine.name();
        elsewhere.containers().rename(id, name);
        long done = System.nanoTime();
        watched.await(
                state -> name.equals(names(state.snapshot().containers().values()).get(id)),
                Duration.ofSeconds(2));
        return Duration.ofNanos(System.nanoTime() - done);
    }

    @Test
    void closingDoesNotWaitForAStalledEngine(TestEngine world) throws Exception {
        try (var proxy = EngineProxy.before(world.address())) {
            var live = new Supervised(new Dialer(), host(proxy.address()));
            live.awaitSettled();
            proxy.stall();
            var connecting = new Supervised(new Dialer(), host(proxy.address()));
            live.session.refresh();
            live.close();
            connecting.close();
        }
    }

    private static boolean isReconnecting(HostState state) {
        return state.link() instanceof Link.Reconnecting;
    }

    private static Map<ContainerId, String> names(Collection<Container> containers) {
        return containers.stream().collect(Collectors.toMap(Container::id, Container::name));
    }

    private static Host host(EngineAddress address) {
        return new Host("lost", "lost", address, Host.Origin.KEPT, 1);
    }

    /// What this process holds.
    private record Weight(int threads, long files, long heapBytes) {

        static Weight now() throws IOException {
            var memory = ManagementFactory.getMemoryMXBean();
            memory.gc();
            memory.gc();
            return new Weight(
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    openFiles(),
                    memory.getHeapMemoryUsage().getUsed());
        }

        private static long openFiles() throws IOException {
            var folder = Path.of("/proc/self/fd");
            Assumptions.assumeTrue(Files.isDirectory(folder), "open files are counted on Linux");
            try (var files = Files.list(folder)) {
                return files.count();
            }
        }
    }
}
