package dev.gantry.app.log;

import dev.gantry.docker.LogStream;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Puts a divider where the lines of a later start begin, if there are lines before it.
final class StartMark implements LogStream.Taker {

    private final LogStream.Taker behind;
    private final BiConsumer<Instant, String> divide;
    private @Nullable Instant start;
    private String text = "";
    private long startNanos = Long.MAX_VALUE;
    private boolean any;

    StartMark(LogStream.Taker behind, BiConsumer<Instant, String> divide) {
        this.behind = behind;
        this.divide = divide;
    }

    void expect(Instant moment, String saying) {
        start = moment;
        startNanos = moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
        text = saying;
    }

    void expectNone() {
        start = null;
        startNanos = Long.MAX_VALUE;
    }

    /// Another container writes from here on.
    void forget() {
        any = false;
        expectNone();
    }

    @Override
    public void take(boolean error, long nanos, byte[] bytes, int from, int length, boolean ends) {
        if (nanos >= startNanos) {
            tell();
        }
        any = true;
        behind.take(error, nanos, bytes, from, length, ends);
    }

    private void tell() {
        if (any && start != null) {
            divide.accept(start, text);
        }
        expectNone();
    }
}
