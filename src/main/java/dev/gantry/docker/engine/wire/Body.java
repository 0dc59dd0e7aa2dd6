package dev.gantry.docker.engine.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// What follows the head of an answer, and knows whether it was read to its proper end.
abstract class Body extends InputStream {

    protected final Connection connection;
    private boolean ended;

    Body(Connection connection) {
        this.connection = connection;
    }

    static Body of(ResponseHead head, Connection connection) throws IOException {
        if (head.isChunked()) {
            return new ChunkedBody(connection);
        }
        long length = head.length();
        return length < 0 ? new UntilClose(connection) : new Measured(connection, length);
    }

    static Body none(Connection connection) {
        return new Measured(connection, 0);
    }

    /// At least one byte, or -1 at the proper end.
    protected abstract int some(byte[] into, int from, int length) throws IOException;

    /// The other end has said all that it will in this answer.
    final boolean ended() {
        return ended;
    }

    Headers trailers() {
        return Headers.NONE;
    }

    @Override
    public final int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0 || ended) {
            return length == 0 ? 0 : -1;
        }
        int count = some(into, from, length);
        ended = count < 0;
        return count;
    }

    protected static EOFException cutShort() {
        return new EOFException("it hung up in the middle of its answer");
    }

    /// So many bytes.
    private static final class Measured extends Body {
        private long left;

        Measured(Connection connection, long length) {
            super(connection);
            this.left = length;
            super.ended = length == 0;
        }

        @Override
        protected int some(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = connection.read(into, from, (int) Math.min(length, left));
            if (count < 0) {
                throw cutShort();
            }
            left -= count;
            return count;
        }

        @Override
        public int available() {
            return (int) Math.min(left, connection.buffered());
        }
    }

    /// Whatever comes, until nothing does.
    static final class UntilClose extends Body {

        UntilClose(Connection connection) {
            super(connection);
        }

        @Override
        protected int some(byte[] into, int from, int length) throws IOException {
            return connection.read(into, from, length);
        }

        @Override
        public int available() {
            return connection.buffered();
        }
    }
}
