package dev.gantry.ui.kit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands the newest of many values to the JavaFX thread; those it overtook are skipped.
public final class Latest<T> implements Consumer<T> {

    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Executor fx;
    private final Consumer<T> sink;

    public Latest(Executor fx, Consumer<T> sink) {
        this.fx = fx;
        this.sink = sink;
    }

    /// May be called from any thread.
    @Override
    public void accept(T value) {
        if (waiting.getAndSet(value) == null) {
            fx.execute(this::deliver);
        }
    }

    private void deliver() {
        var value = waiting.getAndSet(null);
        if (value != null) {
            sink.accept(value);
        }
    }
}
