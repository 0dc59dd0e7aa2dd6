package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RetryTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void waitsLongerEachTimeUpToHalfAMinute() {
        var retry = new Retry(() -> false);
        assertThat(Stream.generate(retry::next).limit(7).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 5L, 15L, 30L, 30L, 30L);
    }

    @Test
    void beginsAnewOnceAConnectionStood() {
        var retry = new Retry(() -> false);
        retry.next();
        retry.next();
        retry.reset();
        assertThat(retry.next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsAsLongAsItSaid() throws Exception {
        long start = System.nanoTime();
        new Retry(() -> true).waitFor(Duration.ofMillis(600));
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(600_000_000L);
    }

    @Test
    void askingEndsTheWaitAtOnce() throws Exception {
        var waiting = new CountDownLatch(1);
        var retry =
                new Retry(() -> {
                    waiting.countDown();
                    return false;
                });
        var wait = start(retry, LONG);
        waiting.await();
        retry.now();
        wait.get(2, TimeUnit.SECONDS);
    }

    @Test
    void whatWasAskedBeforeTheWaitCountsForIt() throws Exception {
        var retry = new Retry(() -> false);
        retry.now();
        retry.waitFor(LONG);
    }

    @Test
    void whatWasAskedBeforeAConnectionStoodIsForgotten() throws Exception {
        var retry = new Retry(() -> true);
        retry.now();
        retry.reset();
        long start = System.nanoTime();
        retry.waitFor(Duration.ofMillis(300));
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000L);
    }

    @Test
    void aLocalEngineThatComesBackIsNotKeptWaiting() throws Exception {
        var retry = new Retry(inTurn(false, false, true));
        start(retry, LONG).get(5, TimeUnit.SECONDS);
    }

    @Test
    void aLocalEngineThatGoesAndComesBackIsNotKeptWaiting() throws Exception {
        var retry = new Retry(inTurn(true, false, true));
        start(retry, LONG).get(5, TimeUnit.SECONDS);
    }

    private static BooleanSupplier inTurn(boolean... listening) {
        Queue<Boolean> answers = new ArrayDeque<>();
        for (boolean one : listening) {
            answers.add(one);
        }
        return () -> answers.size() > 1 ? answers.remove() : answers.element();
    }

    private static FutureTask<List<Object>> start(Retry retry, Duration wait) {
        var task =
                new FutureTask<>(() -> {
                    retry.waitFor(wait);
                    return List.of();
                });
        Thread.ofVirtual().start(task);
        return task;
    }
}
