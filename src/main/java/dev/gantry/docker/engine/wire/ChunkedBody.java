package dev.gantry.docker.engine.wire;

import java.io.IOException;

/// A body in pieces which each tell their length.
final class ChunkedBody extends Body {

    private static final int MAX_LINE_BYTES = 1024;

    private long left;
    private boolean begun;
    private Headers trailers = Headers.NONE;

    ChunkedBody(Connection connection) {
        super(connection);
    }

    @Override
    protected int some(byte[] into, int from, int length) throws IOException {
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        int count = connection.read(into, from, (int) Math.min(length, left));
        if (count < 0) {
            throw cutShort();
        }
        left -= count;
        return count;
    }

    private boolean nextChunk() throws IOException {
        if (begun && !connection.line(MAX_LINE_BYTES).isEmpty()) {
            throw new NotHttpException("a chunk longer than it said");
        }
        begun = true;
        left = size(connection.line(MAX_LINE_BYTES));
        if (left > 0) {
            return true;
        }
        trailers = ResponseHead.headers(connection);
        return false;
    }

    /// Hexadecimal, perhaps followed by extensions that nobody uses.
    private static long size(String line) throws IOException {
        int semicolon = line.indexOf(';');
        var digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        if (!digits.matches("[0-9a-fA-F]{1,15}")) {
            throw new NotHttpException("chunk size " + Connection.quote(line));
        }
        return Long.parseLong(digits, 16);
    }

    @Override
    Headers trailers() {
        return trailers;
    }

    @Override
    public int available() {
        return (int) Math.min(left, connection.buffered());
    }
}
