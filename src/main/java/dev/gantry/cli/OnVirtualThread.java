package dev.gantry.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs a command where an interrupt ends any call to an engine: on a platform thread one over TCP
/// would wait on.
final class OnVirtualThread {

    private OnVirtualThread() {}

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
