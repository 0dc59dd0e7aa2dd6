package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Interrupts calls which last too long: the one way to end them that works over every transport.
///
/// One daemon thread serves all of Gantry; a call costs it one entry in a queue.
public final class Watchdog {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private Watchdog() {}

    /// Something that takes its time.
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T done() throws IOException;
    }

    /// Makes the call, which ends when its thread is interrupted.
    ///
    /// @throws SilenceException after `limit`
    public static <T extends @Nullable Object> T within(Duration limit, Work<T> work)
            throws IOException {
        var watch = new Watch(Thread.currentThread());
        var alarm = CLOCK.schedule(watch::expire, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return work.done();
        } catch (IOException | RuntimeException failure) {
            if (watch.end()) {
                throw new SilenceException(limit, failure);
            }
            throw failure;
        } finally {
            watch.end();
            alarm.cancel(false);
        }
    }

    /// Does work of many writes, none of which may stick.
    static void guard(SendGuard guard, SendGuard.Write work) throws IOException {
        var patrol = new Patrol(guard);
        patrol.goOn();
        try {
            work.perform();
        } finally {
            patrol.end();
        }
    }

    /// Looks again and again, as seldom as will do.
    private static final class Patrol {
        private final SendGuard guard;
        private boolean ended;
        private @Nullable Future<?> next;

        Patrol(SendGuard guard) {
            this.guard = guard;
        }

        synchronized void goOn() {
            if (!ended) {
                next = CLOCK.schedule(this::goOn, guard.look(), TimeUnit.NANOSECONDS);
            }
        }

        synchronized void end() {
            ended = true;
            if (next != null) {
                next.cancel(false);
            }
        }
    }

    private static ScheduledThreadPoolExecutor clock() {
        var daemon = Thread.ofPlatform().name("watchdog").daemon().factory();
        var clock = new ScheduledThreadPoolExecutor(1, daemon);
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /// Sees to it that the interruption never outlives the call it was meant for.
    private static final class Watch {
        private final Thread caller;
        private boolean ended;
        private boolean expired;

        Watch(Thread caller) {
            this.caller = caller;
        }

        synchronized void expire() {
            if (!ended) {
                expired = true;
                caller.interrupt();
            }
        }

        /// Whether it was this watch that ended the call.
        synchronized boolean end() {
            if (!ended && expired) {
                Thread.interrupted();
            }
            ended = true;
            return expired;
        }
    }
}
