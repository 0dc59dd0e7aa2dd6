package dev.gantry.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MishapsTest {

    private static final ContainerId WEB = new ContainerId("w1");

    private final Mishaps mishaps = new Mishaps();
    private final List<Mishap> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T08:00:00Z");

    @Test
    void anEndWithAnErrorIsTold() {
        happens("die", "exitCode", "3");
        assertThat(told).containsExactly(new Mishap.Died(WEB, "web", "3"));
    }

    @Test
    void anEndWithoutAnErrorIsNot() {
        happens("die", "exitCode", "0");
        assertThat(told).isEmpty();
    }

    @Test
    void anEndThatSomebodyWantedIsNot() {
        happens("kill", "signal", "15");
        later(90);
        happens("kill", "signal", "9");
        happens("die", "exitCode", "137");
        assertThat(told).isEmpty();
    }

    @Test
    void aSignalThatOnlyTellsSomethingExcusesNothing() {
        happens("kill", "signal", "1");
        happens("die", "exitCode", "1");
        assertThat(told).hasSize(1);
    }

    @Test
    void whatWasWantedOnceIsNotWantedForEver() {
        happens("kill", "signal", "15");
        happens("die", "exitCode", "143");
        happens("start", "image", "x");
        later(1);
        happens("die", "exitCode", "1");
        assertThat(told).hasSize(1);
    }

    @Test
    void anEndForWantOfMemoryIsOneMishap() {
        happens("oom", "image", "x");
        happens("die", "exitCode", "137");
        assertThat(told).containsExactly(new Mishap.OutOfMemory(WEB, "web"));
    }

    @Test
    void oneThatFallsOverAndOverIsToldOnceInAWhile() {
        for (int times = 0; times < 100; times++) {
            happens("die", "exitCode", "1");
            happens("start", "image", "x");
            later(10);
        }
        assertThat(told).hasSize(2);
    }

    @Test
    void anIllOneIsTold() {
        happens("health_status: unhealthy", "image", "x");
        happens("health_status: healthy", "image", "x");
        assertThat(told).containsExactly(new Mishap.Unhealthy(WEB, "web"));
        assertThat(told.getFirst().says()).startsWith("web is unhealthy");
    }

    private void later(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private void happens(String action, String key, String value) {
        mishaps.read(
                        new EngineEvent(
                                "container",
                                action,
                                WEB.value(),
                                Map.of("name", "web", key, value),
                                now))
                .ifPresent(told::add);
    }
}
