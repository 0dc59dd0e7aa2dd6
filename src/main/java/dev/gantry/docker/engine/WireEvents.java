package dev.gantry.docker.engine;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EventStream;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.docker.engine.wire.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The engine's events over the wire: JSON objects one after the other.
final class WireEvents implements EventStream {

    private static final List<String> TYPES =
            List.of("container", "image", "volume", "network", "daemon", "plugin", "builder");

    private final Response response;
    private @Nullable JsonParser parser;
    private boolean ended;

    private WireEvents(Response response) {
        this.response = response;
    }

    /// Returns when the engine listens.
    static WireEvents open(RawApi api) throws IOException {
        var request = Request.get("/events").query("filters", Json.write(Map.of("type", TYPES)));
        return new WireEvents(api.call(request).send().orRefusal());
    }

    @Override
    public Optional<EngineEvent> next() {
        var event = ended ? Optional.<EngineEvent>empty() : read();
        ended = event.isEmpty();
        return event;
    }

    private Optional<EngineEvent> read() {
        try {
            var events = parser();
            return events.nextToken() == null ? Optional.empty() : Optional.of(event(events));
        } catch (IOException broken) { // cut off, closed by us, or no longer to be understood
            close();
            return Optional.empty();
        }
    }

    /// Made when the first event is asked for: making it waits for a first byte.
    private JsonParser parser() throws IOException {
        if (parser == null) {
            parser = Json.MAPPER.createParser(response.body());
        }
        return parser;
    }

    private static EngineEvent event(JsonParser parser) throws IOException {
        JsonNode event = parser.readValueAsTree();
        if (!event.isObject()) {
            throw new JsonParseException(parser, "no event: " + event.getNodeType());
        }
        var actor = event.path("Actor");
        return new EngineEvent(
                either(event.path("Type"), "container"),
                either(event.path("Action"), Json.text(event.path("status"))),
                either(actor.path("ID"), Json.text(event.path("id"))),
                Json.textMap(actor.path("Attributes")),
                time(event));
    }

    private static String either(JsonNode first, String second) {
        var text = Json.text(first);
        return text.isEmpty() ? second : text;
    }

    private static Instant time(JsonNode event) {
        long nanos = event.path("timeNano").asLong();
        return nanos == 0
                ? Instant.ofEpochSecond(event.path("time").asLong())
                : Instant.ofEpochSecond(0, nanos);
    }

    @Override
    public void close() {
        response.close();
    }
}
