package dev.gantry.testing;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// The server's end of one connection.
public final class Conversation implements AutoCloseable {

    private final InputStream input;
    private final OutputStream output;
    private final Closeable connection;
    private final Closeable halfClose;

    private Conversation(
            InputStream input, OutputStream output, Closeable connection, Closeable halfClose) {
        this.input = input;
        this.output = output;
        this.connection = connection;
        this.halfClose = halfClose;
    }

    static Conversation over(SocketChannel channel) {
        return new Conversation(
                Channels.newInputStream(channel),
                Channels.newOutputStream(channel),
                channel,
                channel::shutdownOutput);
    }

    static Conversation over(Socket socket) throws IOException {
        return new Conversation(
                socket.getInputStream(), socket.getOutputStream(), socket, socket::shutdownOutput);
    }

    /// The head of the next request, from its first line to the empty one.
    public String request() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) next());
        }
        return head.toString();
    }

    public String bytes(int count) throws IOException {
        var bytes = new StringBuilder();
        while (bytes.length() < count) {
            bytes.append((char) next());
        }
        return bytes.toString();
    }

    public String untilEnd() throws IOException {
        return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private int next() throws IOException {
        int next = input.read();
        if (next < 0) {
            throw new EOFException("the client hung up");
        }
        return next;
    }

    public void say(String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
    }

    /// A whole answer that keeps the connection.
    public void answer(String status, String body) throws IOException {
        say("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    public InputStream input() {
        return input;
    }

    public OutputStream output() {
        return output;
    }

    public void closeOutput() throws IOException {
        halfClose.close();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException alreadyBroken) {
            // gone, as wanted
        }
    }
}
