package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// A link over a named pipe of Windows. Never tried on Windows yet.
///
/// An asynchronous file channel, because with every other handle a waiting read holds up the
/// writes. It cannot close its output alone: that takes an empty message, which Java does not send.
final class PipeLink implements Link {

    private static final long BUSY_PAUSE_MILLIS = 10;

    private final Path pipe;
    private @Nullable AsynchronousFileChannel channel;
    private boolean closed;

    /// @param path with slashes: `//./pipe/docker_engine`
    PipeLink(String path) {
        this.pipe = Path.of(path.replace('/', '\\'));
    }

    @Override
    public void open() throws IOException {
        var options = StandardOpenOption.READ;
        while (true) {
            try {
                adopt(AsynchronousFileChannel.open(pipe, options, StandardOpenOption.WRITE));
                return;
            } catch (NoSuchFileException | AccessDeniedException hopeless) {
                throw hopeless;
            } catch (FileSystemException busy) {
                pause(busy); // the engine has yet to put up the next instance of its pipe
            }
        }
    }

    private static void pause(FileSystemException busy) throws IOException {
        try {
            Thread.sleep(BUSY_PAUSE_MILLIS);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            busy.addSuppressed(cancelled);
            throw busy;
        }
    }

    private synchronized void adopt(AsynchronousFileChannel fresh) throws IOException {
        channel = fresh;
        if (closed) {
            fresh.close();
            throw new AsynchronousCloseException();
        }
    }

    private synchronized AsynchronousFileChannel channel() throws IOException {
        if (channel == null) {
            throw new ClosedChannelException();
        }
        return channel;
    }

    @Override
    public InputStream input() {
        return new Input();
    }

    @Override
    public OutputStream output() {
        return new Output();
    }

    @Override
    public void closeOutput() throws IOException {
        throw new IOException("a named pipe can only be closed as a whole");
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyBroken) {
            // the pipe is gone, which is what was wanted
        }
    }

    private int await(Future<Integer> transfer) throws IOException {
        try {
            return transfer.get();
        } catch (InterruptedException cancelled) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted on " + pipe);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException broken
                    ? broken
                    : new IOException(failed.getCause());
        }
    }

    private final class Input extends InputStream {

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return await(channel().read(ByteBuffer.wrap(into, from, length), 0));
        }
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            var rest = ByteBuffer.wrap(bytes, from, length);
            while (rest.hasRemaining()) {
                await(channel().write(rest, 0));
            }
        }
    }
}
