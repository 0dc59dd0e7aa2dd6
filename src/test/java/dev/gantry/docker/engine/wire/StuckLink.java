package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.AsynchronousCloseException;
import java.util.concurrent.CountDownLatch;

/// A link that never gets through.
final class StuckLink implements Link {

    private final CountDownLatch opening;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param opening is told when somebody tries
    StuckLink(CountDownLatch opening) {
        this.opening = opening;
    }

    @Override
    public void open() throws IOException {
        opening.countDown();
        try {
            closed.await();
            throw new AsynchronousCloseException();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public InputStream input() {
        return InputStream.nullInputStream();
    }

    @Override
    public OutputStream output() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public void closeOutput() {}

    @Override
    public void close() {
        closed.countDown();
    }
}
