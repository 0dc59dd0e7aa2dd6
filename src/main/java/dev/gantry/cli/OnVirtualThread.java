package dev.gantry.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs a command where an interrupt ends any call to an engine: on a platform thread one over TCP
/// would wait on.
final class OnVirtualThread {

    private OnVirtualThread() {}

    /// As [#run]; when the process is told to end, the command is interrupted and may bring what it
    /// does to its end first. Told again, the system ends it.
    static int runToItsEnd(Callable<Integer> command) throws Exception {
        return run(() -> {
            var ended = new CountDownLatch(1);
            var hook = hook(Thread.currentThread(), ended);
            try {
                Runtime.getRuntime().addShutdownHook(hook);
                return command.call();
            } finally {
                ended.countDown();
                forget(hook);
            }
        });
    }

    private static Thread hook(Thread command, CountDownLatch ended) {
        return new Thread(
                () -> {
                    command.interrupt();
                    try {
                        ended.await();
                    } catch (InterruptedException enough) {
                        Thread.currentThread().interrupt();
                    }
                },
                "gantry-end");
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endsAlready) {
            // the hook is what called
        }
    }

    /// Throws what the command throws.
    static int run(Callable<Integer> command) throws Exception {
        var task = new FutureTask<>(command);
        Thread.ofVirtual().name("gantry-command").start(task);
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }
}
