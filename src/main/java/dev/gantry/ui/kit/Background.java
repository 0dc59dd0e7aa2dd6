package dev.gantry.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs blocking work on a virtual thread and hands the answer back on the JavaFX thread.
public final class Background {

    private final ThreadFactory threads = Thread.ofVirtual().name("gantry-", 0).factory();
    private final Executor fx;
    private final Consumer<Throwable> onFailure;

    /// @param onFailure told what nobody else expects, on the JavaFX thread
    public Background(Executor fx, Consumer<Throwable> onFailure) {
        this.fx = fx;
        this.onFailure = onFailure;
    }

    /// For the core, which may need a thread and must not start one.
    public Executor workers() {
        return this::run;
    }

    /// The way back to the JavaFX thread.
    public Executor fx() {
        return fx;
    }

    /// Work without an answer, such as watching something until it is cancelled. May be called
    /// before there is a JavaFX thread.
    public Job run(Runnable work) {
        var thread =
                threads.newThread(() -> {
                    try {
                        work.run();
                    } catch (Throwable failure) {
                        fx.execute(() -> onFailure.accept(failure));
                    }
                });
        thread.start();
        return thread::interrupt;
    }

    /// Failures go to the one handler given at construction, which tells the user.
    public <T extends @Nullable Object> Job run(Callable<T> work, Consumer<? super T> done) {
        return run(work, done, onFailure);
    }

    public <T extends @Nullable Object> Job run(
            Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        var job = new VirtualJob<T>(work, done, failed);
        job.start();
        return job;
    }

    private final class VirtualJob<T extends @Nullable Object> implements Job {
        private final Callable<T> work;
        private final Consumer<? super T> done;
        private final Consumer<Throwable> failed;
        private final Thread thread = threads.newThread(this::carryOut);
        private volatile boolean cancelled;

        VirtualJob(Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
            this.work = work;
            this.done = done;
            this.failed = failed;
        }

        void start() {
            thread.start();
        }

        @Override
        public void cancel() {
            cancelled = true;
            thread.interrupt();
        }

        private void carryOut() {
            try {
                T answer = work.call();
                report(() -> done.accept(answer));
            } catch (Throwable failure) {
                report(() -> failed.accept(failure));
            }
        }

        /// Asked twice, because the user may cancel while the report waits for the JavaFX thread.
        private void report(Runnable report) {
            if (!cancelled) {
                fx.execute(() -> {
                    if (!cancelled) {
                        report.run();
                    }
                });
            }
        }
    }
}
