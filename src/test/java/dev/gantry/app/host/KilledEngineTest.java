package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// Kills a real engine, and starts it again.
///
/// `GANTRY_TEST_ENGINE_KILLABLE` names the version of `packaging/engine` that nobody else uses now.
@Tag("engine")
@EnabledIfEnvironmentVariable(named = "GANTRY_TEST_ENGINE_KILLABLE", matches = ".+")
@Timeout(180)
class KilledEngineTest {

    private static final String VERSION =
            String.valueOf(System.getenv("GANTRY_TEST_ENGINE_KILLABLE"));

    @Test
    void aKilledEngineIsNoticedAndFoundAgain(TestReporter reporter) throws Exception {
        packaging("up");
        try (var world = new TestEngine(address());
                var watched = new Supervised(new Dialer(), host(world.address()))) {
            var id = world.run(TestEngine.name(), "sleep", "600");
            watched.settle(state -> isRunning(state, id), Duration.ofSeconds(10));
            long killed = System.nanoTime();
            var kill = start("kill");
            var lost = watched.await(KilledEngineTest::isReconnecting, Duration.ofSeconds(3));
            var noticed = since(killed);
            assertThat(isRunning(lost, id)).as("what was known stays").isTrue();
            await(kill);
            var start = start("start");
            awaitAnswer(world.address());
            long answered = System.nanoTime();
            var back =
                    isLive(watched.session.state())
                            ? watched.session.state()
                            : watched.await(KilledEngineTest::isLive, Duration.ofSeconds(2));
            var returned = since(answered);
            await(start);
            reporter.publishEntry(
                    Map.of("noticed after", "" + noticed, "live again after", "" + returned));
            assertThat(back.snapshot().containers().get(id)).isNotNull();
            try (var elsewhere = new Dialer().connect(world.address())) {
                watched.settle(
                        state ->
                                states(state.snapshot().containers().values())
                                        .equals(states(elsewhere.containers().all())),
                        Duration.ofSeconds(5));
            }
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Asks as often as it can, so that the session's own eagerness is what is measured.
    private static void awaitAnswer(EngineAddress address) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            try (var _ = new Dialer().connect(address)) {
                return;
            } catch (RuntimeException notYet) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new AssertionError("the engine did not come back");
    }

    private static boolean isRunning(HostState state, ContainerId id) {
        var container = state.snapshot().containers().get(id);
        return container != null && container.state() == State.RUNNING;
    }

    private static boolean isReconnecting(HostState state) {
        return state.link() instanceof Link.Reconnecting;
    }

    private static boolean isLive(HostState state) {
        return state.link().isLive();
    }

    private static Map<ContainerId, State> states(Collection<Container> containers) {
        return containers.stream().collect(Collectors.toMap(Container::id, Container::state));
    }

    private static Host host(EngineAddress address) {
        return new Host("killed", "killed", address, Host.Origin.KEPT, 1);
    }

    private static EngineAddress address() throws IOException, InterruptedException {
        var prefix = "export GANTRY_TEST_ENGINE=";
        return packaging("env")
                .lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> EngineAddresses.parse(line.substring(prefix.length())))
                .findFirst()
                .orElseThrow();
    }

    private static String packaging(String command) throws IOException, InterruptedException {
        return await(start(command));
    }

    private static Process start(String command) throws IOException {
        var line = List.of("packaging/engine", command, "--version", VERSION);
        return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String await(Process process) throws IOException, InterruptedException {
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
