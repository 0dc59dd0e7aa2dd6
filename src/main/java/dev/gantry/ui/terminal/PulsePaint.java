package dev.gantry.ui.terminal;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;

/// Paints at most once a pulse while there is something new, and lets the pulses rest when there is
/// not.
final class PulsePaint extends AnimationTimer {

    private static final long HALF_PULSE_NANOS = 8_000_000;
    private static final long MOST_WAIT_MILLIS = 50;

    private final Executor fx;
    private final Runnable paint;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Semaphore painted = new Semaphore(0);
    private volatile long askedAt;
    private volatile boolean running;
    private volatile boolean seen;

    PulsePaint(Executor fx, Runnable paint) {
        this.fx = fx;
        this.paint = paint;
    }

    /// From any thread, any number of times.
    void ask() {
        if (!asked.getAndSet(true)) {
            askedAt = System.nanoTime();
        }
        if (seen && !running) {
            running = true;
            fx.execute(this::start);
        }
    }

    /// As [#ask], for who brings more and more: when the last of it is not painted a pulse later
    /// the machine is too busy, and the painter needs it first. Waits a moment at most.
    void askAndGiveWay() throws InterruptedException {
        ask();
        if (seen && System.nanoTime() - askedAt > HALF_PULSE_NANOS) {
            painted.drainPermits();
            if (asked.get()) {
                var _ = painted.tryAcquire(MOST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    void seen(boolean now) {
        seen = now;
        if (now) {
            ask();
        }
    }

    @Override
    public void handle(long time) {
        if (seen && asked.getAndSet(false)) {
            paint.run();
            painted.release();
            return;
        }
        stop();
        running = false;
        if (seen && asked.get()) { // it came just now
            ask();
        }
    }
}
