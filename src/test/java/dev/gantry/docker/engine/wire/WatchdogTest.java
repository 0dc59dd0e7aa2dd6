package dev.gantry.docker.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.testing.Certificates;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class WatchdogTest {

    @BeforeAll
    static void makeCertificates() {
        Certificates.shared();
    }

    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATE = Duration.ofMinutes(1);

    private final CountDownLatch never = new CountDownLatch(1);

    @ParameterizedTest
    @EnumSource
    void endsTheWaitForASilentEngine(Reach reach) throws IOException {
        try (var server =
                        reach.serve(peer -> {
                            peer.request();
                            peer.untilEnd();
                        });
                var wire = reach.wireTo(server)) {
            assertThatThrownBy(() -> Watchdog.within(SOON, wire.call(Request.get("/"))::send))
                    .isInstanceOf(SilenceException.class);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void endsTheWaitForAConnection() {
        try (var wire = new Wire(() -> new StuckLink(never), SOON)) {
            assertThatThrownBy(wire.call(Request.get("/"))::send)
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void ofTwoTheImpatientOneSpeaks() {
        assertThatThrownBy(
                        () -> Watchdog.within(SOON, () -> Watchdog.within(LATE, this::waitForEver)))
                .isInstanceOf(SilenceException.class)
                .hasMessage("no answer within 50 ms");
    }

    @Test
    void leavesTheInterruptionOfOthersAlone() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Watchdog.within(LATE, this::waitForEver))
                .isNotInstanceOf(SilenceException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void leavesNoInterruptionBehindHoweverCloseItWas() throws IOException {
        for (int round = 0; round < 2_000; round++) {
            var limit = Duration.ofNanos(round * 50L);
            assertThat(Watchdog.within(limit, () -> "done")).isEqualTo("done");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    private String waitForEver() throws IOException {
        try {
            never.await();
            return "";
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new IOException(cancelled);
        }
    }
}
