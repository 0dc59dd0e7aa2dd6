package dev.gantry.ui.terminal;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;

/// Paints at most once a pulse while there is something new, and lets the pulses rest when there is
/// not.
final class PulsePaint extends AnimationTimer {

    private final Executor fx;
    private final Runnable paint;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean running;
    private volatile boolean seen;

    PulsePaint(Executor fx, Runnable paint) {
        this.fx = fx;
        this.paint = paint;
    }

    /// From any thread, any number of times.
    void ask() {
        asked.set(true);
        if (seen && !running) {
            running = true;
            fx.execute(this::start);
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
            return;
        }
        stop();
        running = false;
        if (seen && asked.get()) { // it came just now
            ask();
        }
    }
}
