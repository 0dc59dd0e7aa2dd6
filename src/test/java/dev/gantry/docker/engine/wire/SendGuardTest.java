package dev.gantry.docker.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendGuardTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private long seconds = 1000;
    private final SendGuard guard = new SendGuard(LIMIT, () -> seconds * 1_000_000_000L);

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void howLongAllTakeTogetherDoesNotMatter() throws IOException {
        for (int piece = 0; piece < 100; piece++) {
            guard.write(() -> {
                seconds += 9;
                assertThat(guard.look()).isEqualTo(Duration.ofSeconds(1).toNanos());
            });
        }
        seconds += 1000; // what is sent is slow to be read
        assertThat(guard.look()).isEqualTo(LIMIT.toNanos());
        guard.write(() -> {});
    }

    @Test
    void aWriteThatSticksIsInterrupted() {
        assertThatThrownBy(() ->
                        guard.write(() -> {
                            seconds += 10;
                            guard.look();
                            assertThat(Thread.currentThread().isInterrupted()).isTrue();
                            throw new IOException("closed by the interruption");
                        }))
                .isInstanceOf(SilenceException.class)
                .hasMessage("took nothing for 10000 ms");
    }

    @Test
    void whatComesThroughInTheLastMomentIsWell() throws IOException {
        guard.write(() -> {
            seconds += 10;
            guard.look();
        });
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        guard.write(() -> {});
    }

    @Test
    void otherFailuresStayWhatTheyAre() {
        var broken = new IOException("broken pipe");
        assertThatThrownBy(() ->
                        guard.write(() -> {
                            throw broken;
                        }))
                .isSameAs(broken);
    }
}
