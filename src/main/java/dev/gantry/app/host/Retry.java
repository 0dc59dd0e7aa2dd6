package dev.gantry.app.host;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// When to try again: 1, 2, 5, 15, then every 30 seconds; at once when asked, and as soon as a
/// local engine that was away listens again.
final class Retry {

    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30));

    /// A knock at a socket where nobody listens costs microseconds.
    private static final Duration WHILE_AWAY = Duration.ofMillis(250);

    /// One that is there must open, and may go and come back.
    private static final Duration WHILE_THERE = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final BooleanSupplier listening;
    private int step;
    private boolean now;

    /// @param listening whether somebody listens at a local address
    Retry(BooleanSupplier listening) {
        this.listening = listening;
    }

    /// Called when a connection stands: what was asked for before has come true.
    void reset() {
        lock.lock();
        try {
            step = 0;
            now = false;
        } finally {
            lock.unlock();
        }
    }

    /// How long to wait when the try itself was long: an engine that starts takes calls at once and
    /// answers them once it is ready, so hardly a moment should pass without one waiting.
    Duration soon() {
        return STEPS.getFirst();
    }

    Duration nextWithin(Duration most) {
        var next = next();
        return next.compareTo(most) < 0 ? next : most;
    }

    /// How long the next wait is at most.
    Duration next() {
        lock.lock();
        try {
            return STEPS.get(Math.min(step++, STEPS.size() - 1));
        } finally {
            lock.unlock();
        }
    }

    void now() {
        lock.lock();
        try {
            now = true;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void waitFor(Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        boolean isThere = listening.getAsBoolean();
        while (end - System.nanoTime() > 0
                && !askedWithin(isThere ? WHILE_THERE : WHILE_AWAY, end)) {
            boolean wasThere = isThere;
            isThere = listening.getAsBoolean();
            if (isThere && !wasThere) {
                return;
            }
        }
    }

    private boolean askedWithin(Duration turn, long end) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = Math.min(turn.toNanos(), end - System.nanoTime());
            while (!now && left > 0) {
                left = asked.awaitNanos(left);
            }
            boolean was = now;
            now = false;
            return was;
        } finally {
            lock.unlock();
        }
    }
}
