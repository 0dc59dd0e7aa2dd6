package dev.gantry.docker.engine.wire;

import dev.gantry.docker.engine.wire.Request.Content;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A request and the head of its answer, over one connection.
final class Exchange {

    private final Connection connection;
    private final Request request;
    private final Duration patience;

    /// @param patience with an other end that takes nothing of what is streamed
    Exchange(Connection connection, Request request, Duration patience) {
        this.connection = connection;
        this.request = request;
        this.patience = patience;
    }

    ResponseHead perform() throws IOException {
        try {
            send();
        } catch (ClosedChannelException | SilenceException ours) {
            throw ours;
        } catch (IOException cutOff) {
            return earlyAnswer(cutOff);
        }
        return answer();
    }

    /// An engine that refuses an upload says why, and hangs up on the rest of it.
    private ResponseHead earlyAnswer(IOException cutOff) throws IOException {
        try {
            return answer();
        } catch (IOException nothing) {
            cutOff.addSuppressed(nothing);
            throw cutOff;
        }
    }

    private void send() throws IOException {
        var first = new ByteArrayOutputStream();
        first.writeBytes(head().getBytes(StandardCharsets.ISO_8859_1));
        if (request.content() instanceof Content.Bytes(var bytes)) {
            first.writeBytes(bytes);
        }
        connection.write(first.toByteArray(), 0, first.size());
        if (request.content() instanceof Content.Stream(var input)) {
            new ChunkedOutput(connection, patience).send(input);
        }
    }

    private String head() {
        var head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
        line(head, "Host", "docker");
        line(head, "User-Agent", "gantry");
        line(head, "Accept-Encoding", "identity"); // engines gzip archives at a tenth of the speed
        if (request.upgrading()) {
            line(head, "Connection", "Upgrade");
            line(head, "Upgrade", "tcp");
        }
        switch (request.content()) {
            case Content.None() -> none(head);
            case Content.Bytes(var bytes) -> line(head, "Content-Length", "" + bytes.length);
            case Content.Stream(_) -> line(head, "Transfer-Encoding", "chunked");
        }
        request.headers().forEach((name, value) -> line(head, name, value));
        return head.append("\r\n").toString();
    }

    private void none(StringBuilder head) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            line(head, "Content-Length", "0");
        }
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private ResponseHead answer() throws IOException {
        if (!connection.awaitAnswer()) {
            throw new EOFException("it hung up without a word");
        }
        var head = ResponseHead.readFrom(connection);
        while (head.isInterim()) {
            head = ResponseHead.readFrom(connection);
        }
        return head;
    }
}
