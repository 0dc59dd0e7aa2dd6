package dev.gantry.docker.engine.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A connection that left HTTP: raw bytes both ways until both sides have closed.
///
/// One thread reads, one writes; any thread may close.
public final class Duplex implements Closeable {

    private final Call call;
    private final Connection connection;
    private final Headers headers;
    private final InputStream input;
    private final OutputStream output;

    /// @param answer to the request that asked for the upgrade
    Duplex(Call call, Response answer) {
        this.call = call;
        this.connection = answer.connection();
        this.headers = answer.headers();
        this.input = answer.status() == 101 ? new Body.UntilClose(connection) : answer.body();
        this.output = new Output();
    }

    public Headers headers() {
        return headers;
    }

    public InputStream input() {
        return input;
    }

    /// Unbuffered: each write goes out at once.
    public OutputStream output() {
        return output;
    }

    /// Ends the input of the process at the other end; its output can still be read.
    public void closeOutput() throws IOException {
        connection.closeOutput();
    }

    @Override
    public void close() {
        call.close();
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            connection.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            closeOutput();
        }
    }
}
