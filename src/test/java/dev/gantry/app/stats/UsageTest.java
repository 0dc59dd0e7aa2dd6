package dev.gantry.app.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.StatsSample;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

    private final Gauge gauge = new Gauge();

    @Test
    void twoSamplesMakeRates() {
        assertThat(gauge.read(sample(0, 0, 0))).isEmpty();
        var usage = gauge.read(sample(2000, 1_000_000_000, 600)).orElseThrow();
        // half of the four processor seconds that two cores had in two seconds: one core
        assertThat(usage.cpuPercent()).isEqualTo(50);
        assertThat(usage.receivedPerSecond()).isEqualTo(300);
        assertThat(usage.memoryPercent()).isEqualTo(25);
    }

    @Test
    void samplesThatAreTooCloseTogetherAreLeftOut() {
        gauge.read(sample(0, 0, 0));
        assertThat(gauge.read(sample(100, 50_000_000, 0))).isEmpty();
        assertThat(gauge.read(sample(1000, 500_000_000, 0)).orElseThrow().cpuPercent())
                .isEqualTo(50);
    }

    @Test
    void aContainerThatWasStartedAgainBeginsAnew() {
        gauge.read(sample(0, 900, 900));
        assertThat(gauge.read(sample(1000, 10, 10))).isEmpty();
        assertThat(gauge.read(sample(2000, 500_000_010, 1010)).orElseThrow().receivedPerSecond())
                .isEqualTo(1000);
    }

    @Test
    void theEnginesEarlierCountServesForTheFirst() {
        var first = new StatsSample(START, 300, 2000, 100, 1000, 4, 1, 0, 0, 0, 0, 0, 1);
        assertThat(gauge.read(first).orElseThrow().cpuPercent()).isEqualTo(80);
    }

    private static StatsSample sample(long millis, long cpuNanos, long received) {
        long machine = millis * 2 * 1_000_000; // of two cores
        return new StatsSample(
                START.plusMillis(millis),
                cpuNanos,
                machine == 0 ? 1 : machine + 1,
                0,
                0,
                2,
                250,
                1000,
                received,
                0,
                0,
                0,
                1);
    }
}
