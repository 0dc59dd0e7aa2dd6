package dev.gantry.app.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a log goes that is too long for memory. It never outlives the process: where the system
/// allows it the file has no name from the start, elsewhere the system deletes it at the end.
///
/// Made when first written to. Safe for many threads.
public final class SpillFile implements Closeable {

    /// Opens what is written to and read from.
    @FunctionalInterface
    public interface Opener {
        FileChannel open() throws IOException;
    }

    private final Opener opener;
    private @Nullable FileChannel channel;
    private long length;
    private boolean closed;

    public SpillFile(Opener opener) {
        this.opener = opener;
    }

    public static SpillFile in(Path folder) {
        return new SpillFile(() -> create(folder));
    }

    private static FileChannel create(Path folder) throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(
                folder.resolve("log-" + UUID.randomUUID() + ".spill"),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
    }

    /// Writes all of it.
    ///
    /// @return where it stands
    long write(ByteBuffer bytes) throws IOException {
        var place = reserve(bytes.remaining());
        var into = channel();
        for (long at = place; bytes.hasRemaining(); ) {
            at += into.write(bytes, at);
        }
        return place;
    }

    /// Fills the buffer.
    void read(ByteBuffer into, long place) throws IOException {
        var from = channel();
        for (long at = place; into.hasRemaining(); ) {
            int count = from.read(into, at);
            if (count < 0) {
                throw new IOException("the spill file is shorter than it was");
            }
            at += count;
        }
    }

    private synchronized long reserve(int bytes) {
        long place = length;
        length += bytes;
        return place;
    }

    private synchronized FileChannel channel() throws IOException {
        if (closed) {
            throw new IOException("the log was closed");
        }
        if (channel == null) {
            channel = opener.open();
        }
        return channel;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
