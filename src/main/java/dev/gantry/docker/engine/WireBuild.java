package dev.gantry.docker.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildStream;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.engine.wire.Response;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON objects one after the other; in those of BuildKit its own messages are packed.
final class WireBuild implements BuildStream {

    private static final String TRACE = "moby.buildkit.trace";

    private final Response response;
    private final EngineErrors errors;
    private final Runnable cancel;
    private final BuildTrace trace = new BuildTrace();
    private final Deque<BuildNews> waiting = new ArrayDeque<>();
    private @Nullable JsonParser parser;
    private volatile boolean ended;

    /// @param cancel tells the engine that nobody waits any longer
    WireBuild(Response response, EngineErrors errors, Runnable cancel) {
        this.response = response;
        this.errors = errors;
        this.cancel = cancel;
    }

    @Override
    public Optional<BuildNews> next() {
        return errors.patient(this::read);
    }

    private Optional<BuildNews> read() throws IOException {
        while (waiting.isEmpty() && !ended) {
            readMore();
        }
        return Optional.ofNullable(waiting.poll());
    }

    private void readMore() throws IOException {
        var told = parser();
        if (told.nextToken() == null) {
            ended = true;
            return;
        }
        JsonNode item = told.readValueAsTree();
        take(item);
    }

    /// Made when the first news is asked for: making it waits for a first byte.
    private JsonParser parser() throws IOException {
        if (parser == null) {
            parser = Json.MAPPER.createParser(response.body());
        }
        return parser;
    }

    private void take(JsonNode item) throws IOException {
        var failure = WireTransfer.failure(item);
        if (!failure.isEmpty()) {
            waiting.add(new BuildNews.Failed(failure, 0));
            return;
        }
        var aux = item.path("aux");
        if (Json.text(item.path("id")).equals(TRACE)) {
            waiting.addAll(trace.read(Base64.getDecoder().decode(Json.text(aux))));
        } else if (aux.path("ID").isTextual()) {
            waiting.add(new BuildNews.Built(new ImageId(Json.text(aux.path("ID")))));
        } else {
            said(item).ifPresent(waiting::add);
        }
    }

    /// A pull within the classic builder counts its bytes many times a second: only what has no
    /// count is kept.
    private static Optional<BuildNews> said(JsonNode item) {
        var stream = Json.text(item.path("stream"));
        if (!stream.isEmpty()) {
            return Optional.of(new BuildNews.Said(stream));
        }
        var status = Json.text(item.path("status"));
        boolean counts = item.path("progressDetail").has("current");
        if (status.isEmpty() || counts) {
            return Optional.empty();
        }
        var id = Json.text(item.path("id"));
        return Optional.of(new BuildNews.Said((id.isEmpty() ? "" : id + ": ") + status + "\n"));
    }

    @Override
    public void close() {
        response.close();
        if (ended) {
            return;
        }
        ended = true;
        boolean interrupted = Thread.interrupted(); // it would end this call, too
        try {
            cancel.run();
        } catch (EngineException goneAlready) {
            // the closed connection has ended the build
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
