package dev.gantry.docker.engine.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A link with a buffer before its input: requests travel over it one after the other.
///
/// Whatever the transport, a failure that comes from our own [#close] is an
/// [AsynchronousCloseException], and one that comes from an interruption its subclass.
final class Connection {

    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int QUOTE_BYTES = 160;

    private final Link link;
    private final InputStream input;
    private final OutputStream output;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int filled;
    private Instant idleSince = Instant.MAX;
    private volatile boolean closed;

    /// @param link is open
    Connection(Link link) throws IOException {
        this.link = link;
        this.input = link.input();
        this.output = link.output();
    }

    /// Some bytes, at least one; -1 at the end.
    int read(byte[] into, int from, int length) throws IOException {
        if (position == filled && length >= BUFFER_BYTES) {
            return receive(into, from, length);
        }
        if (position == filled && !fill()) {
            return -1;
        }
        int count = Math.min(length, filled - position);
        System.arraycopy(buffer, position, into, from, count);
        position += count;
        return count;
    }

    /// One line without its end.
    ///
    /// @throws EOFException when the other end hung up in the middle
    String line(int maxBytes) throws IOException {
        var line = new StringBuilder();
        while (true) {
            if (position == filled && !fill()) {
                throw new EOFException("it hung up in the middle of its answer");
            }
            char next = (char) (buffer[position++] & 0xff);
            if (next == '\n') {
                return withoutReturn(line);
            }
            if (line.length() == maxBytes) {
                throw new NotHttpException("a line without end: " + quote(line.toString()));
            }
            line.append(next);
        }
    }

    private static String withoutReturn(StringBuilder line) {
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }

    /// Bytes that can be read without waiting.
    int buffered() {
        return filled - position;
    }

    /// Waits for a first byte, and keeps it. False when there will be none.
    boolean awaitAnswer() throws IOException {
        return position < filled || fill();
    }

    /// As far as it has come.
    boolean beginsLike(String expected) {
        int length = Math.min(expected.length(), filled - position);
        var begin = new String(buffer, position, length, StandardCharsets.ISO_8859_1);
        return expected.startsWith(begin);
    }

    /// How what is buffered begins, fit to be shown.
    String quote() {
        int length = Math.min(QUOTE_BYTES, filled - position);
        return quote(new String(buffer, position, length, StandardCharsets.ISO_8859_1));
    }

    static String quote(String text) {
        var shown = new StringBuilder();
        text.chars().limit(QUOTE_BYTES).forEach(c -> shown.append(visible((char) c)));
        return shown.toString().strip();
    }

    private static String visible(char c) {
        if (c == '\r' || c == '\n' || c == '\t') {
            return " ";
        }
        return c < ' ' || c > '~' ? String.format("\\x%02x", (int) c) : String.valueOf(c);
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = 0;
        filled = Math.max(0, receive(buffer, 0, BUFFER_BYTES));
        return filled > 0;
    }

    private int receive(byte[] into, int from, int length) throws IOException {
        try {
            int count = input.read(into, from, length);
            if (count < 0 && closed) {
                throw new AsynchronousCloseException(); // the end that we made is no end of theirs
            }
            return count;
        } catch (IOException failure) {
            throw named(failure);
        }
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        try {
            output.write(bytes, from, length);
            output.flush();
        } catch (IOException failure) {
            throw named(failure);
        }
    }

    void closeOutput() throws IOException {
        try {
            link.closeOutput();
        } catch (IOException failure) {
            throw named(failure);
        }
    }

    void close() {
        closed = true;
        link.close();
    }

    /// Ours are told from the other end's.
    private IOException named(IOException failure) {
        if (failure instanceof AsynchronousCloseException) {
            return failure;
        }
        if (Thread.currentThread().isInterrupted()) {
            return causedBy(failure, new ClosedByInterruptException());
        }
        return closed ? causedBy(failure, new AsynchronousCloseException()) : link.named(failure);
    }

    private static IOException causedBy(IOException cause, IOException effect) {
        effect.initCause(cause);
        return effect;
    }

    void rest(Instant now) {
        idleSince = now;
    }

    boolean hasRestedSince(Instant moment) {
        return idleSince.isBefore(moment);
    }
}
