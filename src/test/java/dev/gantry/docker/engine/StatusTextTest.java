package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTextTest {

    private static final Instant NOW = Instant.parse("2026-05-20T16:45:30.5Z");

    @ParameterizedTest
    @CsvSource({
        "Up Less than a second, 2026-05-20T16:45:30Z",
        "Up 1 second, 2026-05-20T16:45:29Z",
        "Up 59 seconds, 2026-05-20T16:44:31Z",
        "Up About a minute, 2026-05-20T16:44:00Z",
        "Up About a minute (health: starting), 2026-05-20T16:44:00Z",
        "Up 5 minutes (unhealthy), 2026-05-20T16:40:00Z",
        "Up About an hour, 2026-05-20T15:00:00Z",
        "Up 3 hours (healthy), 2026-05-20T13:00:00Z",
        "Up 2 hours (Paused), 2026-05-20T14:00:00Z",
        "Up 4 days, 2026-05-16T00:00:00Z",
        "Exited (137) 2 weeks ago, 2026-05-06T00:00:00Z",
        "Exited (0) Less than a second ago, 2026-05-20T16:45:30Z",
        "Exited (-1) 3 months ago, 2026-02-19T00:00:00Z",
        "Exited (0) 2 years ago, 2024-05-20T00:00:00Z",
        "Restarting (1) 5 seconds ago, 2026-05-20T16:45:25Z"
    })
    void tellsSinceWhen(String status, Instant since) {
        assertThat(StatusText.parse(status).since(NOW)).hasValue(since);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Created", "Dead", "Removal In Progress", "", "Up", "Up 3 eons"})
    void mayTellNothing(String status) {
        var text = StatusText.parse(status);
        assertThat(text.since(NOW)).isEmpty();
        assertThat(text.exitCode()).isEmpty();
        assertThat(text.health()).isEqualTo(Health.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "Exited (0) 5 days ago, 0",
        "Exited (137) 2 weeks ago, 137",
        "Exited (-1) 2 weeks ago, -1",
        "Exited (3221225786) 2 weeks ago, -1073741510",
        "Restarting (1) 5 seconds ago, 1"
    })
    void tellsHowItEnded(String status, int exitCode) {
        assertThat(StatusText.parse(status).exitCode()).isEqualTo(OptionalInt.of(exitCode));
    }

    @ParameterizedTest
    @CsvSource({
        "Up 3 hours, NONE",
        "Up 3 hours (healthy), HEALTHY",
        "Up 3 hours (unhealthy), UNHEALTHY",
        "Up Less than a second (health: starting), STARTING",
        "Up 2 hours (Paused), NONE",
        "Exited (1) 3 hours ago, NONE"
    })
    void tellsItsHealth(String status, Health health) {
        assertThat(StatusText.parse(status).health()).isEqualTo(health);
    }

    @Test
    void saysTheSameFromOneListToTheNext() {
        var text = StatusText.parse("Up 3 hours");
        assertThat(text.since(NOW.plusSeconds(60))).isEqualTo(text.since(NOW));
    }

    @Test
    void readsAsTheTextDoesWhenRoundedDown() {
        var since = StatusText.parse("Up 3 hours").since(NOW).orElseThrow();
        assertThat(Duration.between(since, NOW).toHours()).isEqualTo(3);
    }
}
