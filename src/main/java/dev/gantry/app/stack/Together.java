package dev.gantry.app.stack;

import dev.gantry.docker.EngineException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Does several things at once, and is done when all have ended: the first failure stops the
/// others, and so does an interruption of the caller.
final class Together {

    /// How tasks are stopped.
    enum Manner {
        /// At once, wherever they are.
        INTERRUPT,
        /// Where they wait, and before their next call: one that changes something on an engine
        /// would be carried out all the same, and nobody would know when.
        LET_FINISH
    }

    /// The task that runs on a thread.
    private static final ThreadLocal<@Nullable Member> CURRENT = new ThreadLocal<>();

    private final Executor workers;
    private final Manner manner;

    /// @param workers gives each task a thread of its own
    Together(Executor workers, Manner manner) {
        this.workers = workers;
        this.manner = manner;
    }

    /// Throws what the first task threw that failed, and [EngineException.Cancelled] when the
    /// caller was interrupted.
    void run(Collection<? extends Runnable> tasks) {
        if (!tasks.isEmpty()) {
            new Group(tasks, manner).run(workers);
        }
    }

    /// Something that takes its time and changes nothing.
    @FunctionalInterface
    interface Wait {
        void run() throws InterruptedException;
    }

    /// Waits where a task can always be stopped.
    ///
    /// @throws EngineException.Cancelled when it was
    static void waiting(Wait wait) {
        var task = CURRENT.get();
        if (task != null) {
            task.open();
        }
        try {
            wait.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled(stopped);
        } finally {
            if (task != null) {
                task.shut();
            }
        }
    }

    /// @throws EngineException.Cancelled when the task that runs here is to stop
    static void orStopped() {
        var task = CURRENT.get();
        if (task != null && task.isStopped()) {
            throw new EngineException.Cancelled(null);
        }
    }

    private static final class Group {
        private final List<Member> members = new ArrayList<>();
        private final CountDownLatch running;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Group(Collection<? extends Runnable> tasks, Manner manner) {
            running = new CountDownLatch(tasks.size());
            tasks.forEach(task -> members.add(new Member(this, task, manner)));
        }

        void run(Executor workers) {
            members.forEach(workers::execute);
            if (interrupted()) {
                Thread.currentThread().interrupt();
                throw new EngineException.Cancelled(failure.get());
            }
            switch (failure.get()) {
                case null -> {}
                case RuntimeException known -> throw known;
                case Error known -> throw known;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }

        /// Waits for the end of all. Whether the caller was to stop meanwhile.
        private boolean interrupted() {
            boolean interrupted = false;
            while (true) {
                try {
                    if (interrupted) {
                        running.await();
                    } else {
                        waiting(running::await);
                    }
                    return interrupted;
                } catch (InterruptedException | EngineException.Cancelled wanted) {
                    interrupted = true;
                    Thread.interrupted(); // told again at the end
                    members.forEach(Member::stop);
                }
            }
        }

        void failed(Throwable why) {
            if (failure.compareAndSet(null, why)) {
                members.forEach(Member::stop);
            }
        }

        void ended() {
            running.countDown();
        }
    }

    /// One task on its thread.
    private static final class Member implements Runnable {
        private final Group group;
        private final Runnable task;
        private final boolean letFinish;
        private @Nullable Thread thread;
        private boolean stopped;
        private boolean waits;

        Member(Group group, Runnable task, Manner manner) {
            this.group = group;
            this.task = task;
            this.letFinish = manner == Manner.LET_FINISH;
        }

        @Override
        public void run() {
            try {
                if (begin()) {
                    CURRENT.set(this);
                    task.run();
                }
            } catch (RuntimeException | Error failed) {
                group.failed(failed);
            } finally {
                CURRENT.remove();
                end();
                group.ended();
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

        synchronized void stop() {
            stopped = true;
            boolean reachable = !letFinish || waits;
            if (thread != null && thread != Thread.currentThread() && reachable) {
                thread.interrupt();
            }
        }

        synchronized boolean isStopped() {
            return stopped;
        }

        synchronized void open() {
            if (stopped) {
                throw new EngineException.Cancelled(null);
            }
            waits = true;
        }

        synchronized void shut() {
            waits = false;
            if (letFinish) {
                Thread.interrupted();
            }
        }
    }
}
