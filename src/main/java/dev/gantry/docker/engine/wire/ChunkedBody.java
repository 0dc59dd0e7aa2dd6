package dev.gantry.docker.engine.wire;

import java.io.IOException;

/// A body in pieces which each tell their length.
final class ChunkedBody extends Body {

    private static final int MAX_LINE_BYTES = 1024;
    private static final int MOST_DIGITS = 15;

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

    /// Hexadecimal, perhaps followed by extensions that nobody uses. Logs come in a chunk a line,
    /// so it is read without a pattern.
    private static long size(String line) throws IOException {
        int semicolon = line.indexOf(';');
        var digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            throw noSize(line);
        }
        long size = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(at) < 0x80 ? Character.digit(digits.charAt(at), 16) : -1;
            if (digit < 0) {
                throw noSize(line);
            }
            size = size << 4 | digit;
        }
        return size;
    }

    private static NotHttpException noSize(String line) {
        return new NotHttpException("chunk size " + Connection.quote(line));
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
