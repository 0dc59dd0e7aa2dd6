package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Interrupts a thread whose write has stuck: the other end takes nothing more. How long all writes
/// take together does not matter, nor how long what is sent takes to be read.
final class SendGuard {

    private final Thread sender = Thread.currentThread();
    private final Duration limit;
    private final LongSupplier nanoTime;
    private boolean writing;
    private boolean expired;
    private long since;

    SendGuard(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /// One piece.
    @FunctionalInterface
    interface Write {
        void perform() throws IOException;
    }

    /// @throws SilenceException when it stuck
    void write(Write piece) throws IOException {
        begin();
        try {
            piece.perform();
        } catch (IOException failure) {
            if (end()) {
                throw SilenceException.ofTaking(limit, failure);
            }
            throw failure;
        }
        end();
    }

    private synchronized void begin() {
        writing = true;
        since = nanoTime.getAsLong();
    }

    /// Whether it was this guard that ended the write. An interruption that came too late for it is
    /// taken back.
    private synchronized boolean end() {
        writing = false;
        if (expired) {
            Thread.interrupted();
        }
        boolean ours = expired;
        expired = false;
        return ours;
    }

    /// @return nanoseconds until it is worth while to look again
    synchronized long look() {
        if (!writing || expired) {
            return limit.toNanos();
        }
        long left = limit.toNanos() - (nanoTime.getAsLong() - since);
        if (left > 0) {
            return left;
        }
        expired = true;
        sender.interrupt();
        return limit.toNanos();
    }
}
