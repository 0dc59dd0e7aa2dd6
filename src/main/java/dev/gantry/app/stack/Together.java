package dev.gantry.app.stack;

import dev.gantry.docker.EngineException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Does several things at once, and is done when all have ended: the first failure interrupts the
/// others, and so does an interruption of the caller.
final class Together {

    private final Executor workers;

    /// @param workers gives each task a thread of its own
    Together(Executor workers) {
        this.workers = workers;
    }

    /// Throws what the first task threw that failed, and [EngineException.Cancelled] when the
    /// caller was interrupted.
    void run(Collection<? extends Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.iterator().next().run();
            return;
        }
        new Group(tasks).run();
    }

    private final class Group {
        private final List<Member> members = new ArrayList<>();
        private final CountDownLatch running;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Group(Collection<? extends Runnable> tasks) {
            running = new CountDownLatch(tasks.size());
            tasks.forEach(task -> members.add(new Member(task)));
        }

        void run() {
            members.forEach(workers::execute);
            boolean interrupted = false;
            while (true) {
                try {
                    running.await();
                    break;
                } catch (InterruptedException wanted) {
                    interrupted = true;
                    stop();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
                throw new EngineException.Cancelled(failure.get());
            }
            tell();
        }

        private void tell() {
            switch (failure.get()) {
                case null -> {}
                case RuntimeException known -> throw known;
                case Error known -> throw known;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }

        private void stop() {
            members.forEach(Member::interrupt);
        }

        /// One task on its thread.
        private final class Member implements Runnable {
            private final Runnable task;
            private @Nullable Thread thread;
            private boolean stopped;

            Member(Runnable task) {
                this.task = task;
            }

            @Override
            public void run() {
                try {
                    if (begin()) {
                        task.run();
                    }
                } catch (RuntimeException | Error failed) {
                    if (failure.compareAndSet(null, failed)) {
                        stop();
                    }
                } finally {
                    end();
                    running.countDown();
                }
            }

            private synchronized boolean begin() {
                thread = Thread.currentThread();
                return !stopped;
            }

            /// A late interruption must not meet what the thread does next.
            private synchronized void end() {
                thread = null;
                Thread.interrupted();
            }

            synchronized void interrupt() {
                stopped = true;
                if (thread != null && thread != Thread.currentThread()) {
                    thread.interrupt();
                }
            }
        }
    }
}
