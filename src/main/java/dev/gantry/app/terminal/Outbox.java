package dev.gantry.app.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends in order what is put into it, on a worker that is there only while there is something.
final class Outbox {

    private final Executor workers;
    private final Consumer<byte[]> send;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean sending;

    Outbox(Executor workers, Consumer<byte[]> send) {
        this.workers = workers;
        this.send = send;
    }

    synchronized void add(byte[] bytes) {
        waiting.add(bytes);
        if (!sending) {
            sending = true;
            workers.execute(this::sendAll);
        }
    }

    private void sendAll() {
        byte[] next;
        while ((next = next()) != null) {
            send.accept(next);
        }
    }

    private synchronized byte @Nullable [] next() {
        var next = waiting.poll();
        sending = next != null;
        return next;
    }
}
