package dev.gantry.ui.kit;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The time, for texts that grow old: "Up 3 minutes".
///
/// Not a JavaFX animation: one that runs keeps the pulse going sixty times a second.
public final class Ticker {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(Instant.now());
    private final Background background;
    private @Nullable Job ticking;

    public Ticker(Background background) {
        this.background = background;
    }

    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    public Instant now() {
        return now.get();
    }

    /// Call on the JavaFX thread.
    public void start() {
        if (ticking == null) {
            now.set(Instant.now());
            ticking = background.run(this::tick);
        }
    }

    /// Nobody looks: nothing ticks.
    public void stop() {
        if (ticking != null) {
            ticking.cancel();
            ticking = null;
        }
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(BETWEEN);
                background.fx().execute(() -> now.set(Instant.now()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
