package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /// What is known to have begun `age` ago, and what a list's words make of it.
    @ParameterizedTest
    @CsvSource({
        "PT5S,     PT4S", // the next second had not begun
        "PT59S,    PT60S",
        "PT1M59S,  PT1M", // "About a minute"
        "PT59M59S, PT59M",
        "PT1H29M,  PT1H", // "About an hour"
        "PT1H31M,  PT2H", // the engine rounds hours
        "PT47H29M, PT47H",
        "P13DT23H, P13D",
        "P59D,     P56D", // "8 weeks"
        "P119D,    P90D", // "3 months"
        "P1094D,   P730D" // "2 years"
    })
    void whatIsKnownStaysWhileTheWordsAllowIt(Duration age, Duration words) {
        var known = NOW.minus(age);
        assertThat(Steady.after(running(known), running(NOW.minus(words)), NOW))
                .isEqualTo(running(known));
    }

    @ParameterizedTest
    @CsvSource({"PT3H, PT5S", "PT10S, PT5S", "PT3H, PT1H", "P20D, P2D"})
    void aNewStartShows(Duration before, Duration after) {
        var restarted = running(NOW.minus(after));
        assertThat(Steady.after(running(NOW.minus(before)), restarted, NOW)).isEqualTo(restarted);
    }

    @Test
    void anotherStateHasItsOwnBeginning() {
        var exited =
                Samples.container("web", State.EXITED, Optional.of(NOW.minus(Duration.ofHours(1))));
        assertThat(Steady.after(running(NOW.minus(Duration.ofMinutes(61))), exited, NOW))
                .isEqualTo(exited);
    }

    @Test
    void whereTheListSaysNothingNothingIsMadeUp() {
        var silent = Samples.container("web", State.RUNNING, Optional.empty());
        assertThat(Steady.after(running(NOW), silent, NOW)).isEqualTo(silent);
    }

    private static Container running(Instant since) {
        return Samples.container("web", State.RUNNING, Optional.of(since));
    }
}
