package dev.gantry.app.host;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Virtual threads, counted.
final class Workers implements Executor {

    private final Set<Thread> busy = new LinkedHashSet<>();

    @Override
    public void execute(Runnable work) {
        var thread =
                Thread.ofVirtual()
                        .unstarted(() -> {
                            try {
                                work.run();
                            } finally {
                                done(Thread.currentThread());
                            }
                        });
        begun(thread);
        thread.start();
    }

    private synchronized void begun(Thread thread) {
        busy.add(thread);
    }

    private synchronized void done(Thread thread) {
        busy.remove(thread);
        notifyAll();
    }

    synchronized int busy() {
        return busy.size();
    }

    synchronized void awaitAtMost(int most, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (busy.size() > most) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(
                        busy.stream().map(Workers::trace).collect(Collectors.joining("\n")));
            }
            wait(left);
        }
    }

    private static String trace(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n    at ", "still at work:\n    at ", ""));
    }
}
