package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends a stream in chunks, each with its size in one write.
final class ChunkedOutput {

    private static final int CHUNK_BYTES = 128 * 1024;
    private static final int ROOM_FOR_SIZE = 10;

    private final Connection connection;
    private final SendGuard guard;
    private final byte[] buffer = new byte[ROOM_FOR_SIZE + CHUNK_BYTES + 2];

    /// @param patience with an other end that takes nothing
    ChunkedOutput(Connection connection, Duration patience) {
        this.connection = connection;
        this.guard = new SendGuard(patience, System::nanoTime);
    }

    /// @throws SilenceException when the other end stops taking it
    void send(InputStream content) throws IOException {
        Watchdog.guard(guard, () -> sendAll(content));
    }

    private void sendAll(InputStream content) throws IOException {
        int count;
        while ((count = content.read(buffer, ROOM_FOR_SIZE, CHUNK_BYTES)) >= 0) {
            if (count > 0) {
                sendChunk(count);
            }
        }
        var end = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        guard.write(() -> connection.write(end, 0, end.length));
    }

    private void sendChunk(int count) throws IOException {
        var size = (Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int start = ROOM_FOR_SIZE - size.length;
        System.arraycopy(size, 0, buffer, start, size.length);
        buffer[ROOM_FOR_SIZE + count] = '\r';
        buffer[ROOM_FOR_SIZE + count + 1] = '\n';
        guard.write(() -> connection.write(buffer, start, size.length + count + 2));
    }
}
