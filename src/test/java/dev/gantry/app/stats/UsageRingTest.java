package dev.gantry.app.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.stats.UsageRing.Series;
import dev.gantry.docker.StatsSample;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsageRingTest {

    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

    private final UsageRing ring = new UsageRing();

    @Test
    void keepsWhatItWasTold() {
        for (int second = 0; second < 1000; second++) {
            ring.add(usage(second));
        }
        assertThat(ring.size()).isEqualTo(1000);
        for (int second = 0; second < 1000; second++) {
            assertThat(ring.millis(second)).isEqualTo(START.plusSeconds(second).toEpochMilli());
            assertThat(ring.value(Series.CPU_PERCENT, second)).isEqualTo(second);
        }
        assertThat(ring.firstSince(START.plusSeconds(990))).isEqualTo(990);
        assertThat(ring.firstSince(START.plusSeconds(2000))).isEqualTo(1000);
        assertThat(ring.firstSince(START.minusSeconds(5))).isZero();
    }

    @Test
    void forgetsWhatIsOlderThanAnHourAndNeverKeepsMoreThanAnHourOfSeconds() {
        for (int second = 0; second < 9000; second++) {
            ring.add(usage(second));
        }
        assertThat(ring.size()).isEqualTo(UsageRing.MOST);
        assertThat(ring.value(Series.CPU_PERCENT, 0)).isEqualTo(9000 - UsageRing.MOST);
        assertThat(ring.value(Series.CPU_PERCENT, UsageRing.MOST - 1)).isEqualTo(8999);
        ring.add(usage(9000 + 7200));
        assertThat(ring.size()).isEqualTo(1);
    }

    @Test
    void growsRoundTheCorner() {
        for (int second = 0; second < 60; second++) {
            ring.add(usage(second));
        }
        // drops most of them, then outgrows what it had
        for (int second = 3650; second < 3850; second++) {
            ring.add(usage(second));
        }
        assertThat(ring.value(Series.CPU_PERCENT, ring.size() - 1)).isEqualTo(3849);
        assertThat(ring.value(Series.CPU_PERCENT, ring.size() - 200)).isEqualTo(3650);
    }

    @Test
    void aSampleToldTwiceCountsOnce() {
        ring.add(usage(1));
        ring.add(usage(1));
        assertThat(ring.size()).isEqualTo(1);
    }

    private static Usage usage(int second) {
        var at = START.plusSeconds(second);
        return new Usage(
                at,
                second,
                0,
                0,
                0,
                0,
                0,
                0,
                new StatsSample(at, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1));
    }
}
