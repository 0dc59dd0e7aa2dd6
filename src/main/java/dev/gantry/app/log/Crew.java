package dev.gantry.app.log;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/// Work on several threads that is ended together.
final class Crew {

    private final Executor workers;
    private final Set<Thread> busy = new HashSet<>();
    private int begun;
    private int ended;
    private boolean dismissed;

    Crew(Executor workers) {
        this.workers = workers;
    }

    synchronized void run(Runnable work) {
        begun++;
        workers.execute(() -> carryOut(work));
    }

    private void carryOut(Runnable work) {
        try {
            if (enter()) {
                work.run();
            }
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        busy.add(Thread.currentThread());
        return !dismissed;
    }

    private synchronized void leave() {
        busy.remove(Thread.currentThread());
        ended++;
        notifyAll();
    }

    /// Interrupts them all and waits until they have ended, which is at once.
    synchronized void dismiss() {
        dismissed = true;
        busy.forEach(Thread::interrupt);
        boolean interrupted = false;
        while (ended < begun) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
