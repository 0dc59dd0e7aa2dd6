package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException.Gone;
import dev.gantry.docker.Removal;
import dev.gantry.docker.StatsSample;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EngineTest
@Timeout(120)
class RealStatsTest {

    private final String name = TestEngine.name();
    private final TestEngine world;
    private final Engine engine;

    RealStatsTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @AfterEach
    void hangUp() {
        engine.close();
    }

    @Test
    void oneSampleCountsWhatARunningContainerUses() {
        var id = world.run(name, "sleep", "600");
        var sample = engine.stats().now(id);
        assertThat(sample.isCounted()).isTrue();
        assertThat(sample.cpuNanos()).isPositive();
        assertThat(sample.machineCpuNanos()).isGreaterThan(sample.cpuNanos());
        assertThat(sample.memoryBytes()).isPositive().isLessThan(sample.memoryLimitBytes());
        assertThat(sample.processes()).isEqualTo(1);
        assertThat(sample.cores()).isPositive();
    }

    @Test
    void aLimitOfItsOwnIsTold() {
        var id =
                world.create(
                        name,
                        Map.of(
                                "Cmd",
                                java.util.List.of("sleep", "600"),
                                "HostConfig",
                                Map.of("Memory", 64 << 20)));
        engine.containers().start(id);
        assertThat(engine.stats().now(id).memoryLimitBytes()).isEqualTo(64 << 20);
    }

    @Test
    void whatDoesNotRunIsNotCounted() {
        var id = world.create(name, "true");
        assertThat(engine.stats().now(id).isCounted()).isFalse();
    }

    @Test
    void whatIsNotThereIsGone() {
        var nobody = new ContainerId("f".repeat(64));
        assertThatThrownBy(() -> engine.stats().now(nobody)).isInstanceOf(Gone.class);
        assertThatThrownBy(() -> engine.stats().stream(nobody)).isInstanceOf(Gone.class);
    }

    @Test
    void aStreamCountsOnAndEndsWithItsContainer() {
        var id = world.run(name, "sleep", "600");
        try (var stream = engine.stats().stream(id)) {
            var first = stream.next().orElseThrow();
            var second = stream.next().orElseThrow();
            assertThat(second.read()).isAfter(first.read());
            engine.containers().remove(id, new Removal(true, true));
            Optional<StatsSample> last = Optional.of(second);
            while (last.isPresent()) {
                last = stream.next();
            }
            assertThat(last).isEmpty();
        }
    }

    @Test
    void aClosedStreamSaysNothingMore() {
        var id = world.run(name, "sleep", "600");
        var stream = engine.stats().stream(id);
        stream.close();
        assertThat(stream.next()).isEmpty();
    }
}
