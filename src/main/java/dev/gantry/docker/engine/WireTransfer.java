package dev.gantry.docker.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.TransferNews;
import dev.gantry.docker.TransferNews.Phase;
import dev.gantry.docker.TransferStream;
import dev.gantry.docker.engine.wire.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON objects one after the other; failures come among them, under a status that says all is
/// well.
final class WireTransfer implements TransferStream {

    private static final String LOADED = "Loaded image";

    private final Response response;
    private final EngineErrors errors;
    private @Nullable JsonParser parser;

    WireTransfer(Response response, EngineErrors errors) {
        this.response = response;
        this.errors = errors;
    }

    @Override
    public Optional<TransferNews> next(Duration silence) {
        return errors.within(silence, this::read);
    }

    private Optional<TransferNews> read() throws IOException {
        var told = parser();
        while (told.nextToken() != null) {
            JsonNode item = told.readValueAsTree();
            var failure = failure(item);
            if (!failure.isEmpty()) {
                throw EngineErrors.inStream(code(item), failure);
            }
            var news = news(item);
            if (news.isPresent()) {
                return news;
            }
        }
        return Optional.empty();
    }

    /// Made when the first news is asked for: making it waits for a first byte.
    private JsonParser parser() throws IOException {
        if (parser == null) {
            parser = Json.MAPPER.createParser(response.body());
        }
        return parser;
    }

    static String failure(JsonNode item) {
        var detail = Json.text(item.path("errorDetail").path("message"));
        return detail.isEmpty() ? Json.text(item.path("error")) : detail;
    }

    static int code(JsonNode item) {
        return item.path("errorDetail").path("code").asInt();
    }

    static Optional<TransferNews> news(JsonNode item) {
        var aux = Json.text(item.path("aux").path("Digest"));
        if (!aux.isEmpty()) {
            return Optional.of(new TransferNews.Arrived(aux));
        }
        var stream = Json.text(item.path("stream")).strip();
        if (!stream.isEmpty()) {
            return Optional.of(loaded(stream));
        }
        var status = Json.text(item.path("status"));
        var id = Json.text(item.path("id"));
        return status.isEmpty() ? Optional.empty() : Optional.of(status(status, id, item));
    }

    /// `Loaded image: web:1`, `Loaded image ID: sha256:…`
    private static TransferNews loaded(String line) {
        int colon = line.indexOf(": ");
        return line.startsWith(LOADED) && colon > 0
                ? new TransferNews.Loaded(line.substring(colon + 2))
                : new TransferNews.Said(line);
    }

    private static TransferNews status(String status, String id, JsonNode item) {
        var phase = id.isEmpty() ? null : phase(status);
        if (phase != null) {
            var detail = item.path("progressDetail");
            long done = detail.path("current").asLong();
            return new TransferNews.Layer(id, phase, done, Math.max(0, total(detail)));
        }
        return status.startsWith("Digest: ")
                ? new TransferNews.Arrived(status.substring("Digest: ".length()))
                : new TransferNews.Said(id.isEmpty() ? status : id + ": " + status);
    }

    /// With `hidecounts` or `units` the figures are seconds, not bytes.
    private static long total(JsonNode detail) {
        return detail.path("total").asLong();
    }

    /// Engines have no other name for it than the words they show.
    private static @Nullable Phase phase(String status) {
        return switch (status) {
            case "Pulling fs layer", "Waiting", "Preparing" -> Phase.WAITING;
            case "Downloading" -> Phase.DOWNLOADING;
            case "Verifying Checksum" -> Phase.VERIFYING;
            case "Download complete" -> Phase.DOWNLOADED;
            case "Extracting" -> Phase.EXTRACTING;
            case "Pushing" -> Phase.UPLOADING;
            case "Loading layer" -> Phase.LOADING;
            case "Pull complete", "Pushed" -> Phase.DONE;
            case "Already exists", "Layer already exists" -> Phase.PRESENT;
            default -> rarer(status);
        };
    }

    private static @Nullable Phase rarer(String status) {
        if (status.startsWith("Mounted from ")) {
            return Phase.PRESENT;
        }
        return status.startsWith("Retrying in ") ? Phase.RETRYING : null;
    }

    @Override
    public void close() {
        response.close();
    }
}
