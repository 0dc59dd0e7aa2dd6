package dev.gantry.testing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;

/// The JavaFX thread, for tests: started once, asked from the test's own thread.
public final class Fx {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static boolean started;

    private Fx() {}

    public static synchronized void start() {
        if (started) {
            return;
        }
        var up = new CompletableFuture<Boolean>();
        Platform.startup(() -> up.complete(true));
        up.orTimeout(60, TimeUnit.SECONDS).join();
        Platform.setImplicitExit(false);
        started = true;
    }

    public static <T> T get(Supplier<T> what) {
        if (Platform.isFxApplicationThread()) {
            return what.get();
        }
        start();
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(what.get());
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public static void run(Runnable deed) {
        get(() -> {
            deed.run();
            return true;
        });
    }

    /// Waits until it is true on the JavaFX thread; looks at most a hundred times a second.
    public static void until(String what, BooleanSupplier truth) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!get(truth::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + what);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /// Waits until what was changed so far has been laid out.
    public static void settle(Scene scene) {
        for (int pulse = 0; pulse < 2; pulse++) {
            var passed = new CompletableFuture<Boolean>();
            run(() -> {
                var once = new Runnable[1];
                once[0] =
                        () -> {
                            scene.removePostLayoutPulseListener(once[0]);
                            passed.complete(true);
                        };
                scene.addPostLayoutPulseListener(once[0]);
                Platform.requestNextPulse();
            });
            passed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
