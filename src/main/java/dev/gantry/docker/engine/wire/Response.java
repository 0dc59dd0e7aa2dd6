package dev.gantry.docker.engine.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// An answer whose head has come. Its body is read by one thread; any thread may close it.
public final class Response implements Closeable {

    private static final int MAX_REFUSAL_BYTES = 64 * 1024;

    private final Call call;
    private final ResponseHead head;
    private final Body body;

    Response(Call call, ResponseHead head, Body body) {
        this.call = call;
        this.head = head;
        this.body = body;
    }

    public int status() {
        return head.status();
    }

    public Headers headers() {
        return head.headers();
    }

    public InputStream body() {
        return body;
    }

    /// What came after the body, once that was read.
    public Headers trailers() {
        return body.trailers();
    }

    public boolean isSuccess() {
        return status() / 100 == 2;
    }

    /// Itself, unless the engine said no.
    public Response orRefusal() throws IOException {
        if (isSuccess()) {
            return this;
        }
        try (this) {
            var said = new String(body.readNBytes(MAX_REFUSAL_BYTES), StandardCharsets.UTF_8);
            throw new RefusalException(status(), said.isBlank() ? quote() : said);
        }
    }

    /// How the answer begins, as far as it has come: fit to be shown.
    public String quote() {
        var server = headers().get("Server").map(name -> ", Server: " + name).orElse("");
        var more = connection().quote();
        return Connection.quote(head.line() + server) + (more.isEmpty() ? "" : ": " + more);
    }

    Connection connection() {
        return body.connection;
    }

    /// Ends the connection, unless it can serve another request.
    @Override
    public void close() {
        call.finish(head.lasting() && body.ended());
    }
}
