package dev.gantry.app.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.docker.Utf8Pieces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What `docker buildx build --progress rawjson` tells of its steps. For one thread.
final class BuildxNews {

    private final Map<String, Utf8Pieces> texts = new HashMap<>();

    /// The steps come first, so that what follows is about known ones.
    List<BuildNews> of(JsonNode message) {
        var news = new ArrayList<BuildNews>();
        message.path("vertexes").forEach(vertex -> news.add(step(vertex)));
        message.path("statuses").forEach(status -> news.add(moved(status)));
        message.path("logs").forEach(log -> news.add(output(log)));
        message.path("warnings").forEach(warning -> news.add(warning(warning)));
        return news;
    }

    private static BuildNews step(JsonNode vertex) {
        var started = time(vertex.path("started"));
        var ended = time(vertex.path("completed"));
        boolean over = ended.isAfter(Instant.EPOCH);
        var took = over ? Duration.between(started, ended) : Duration.ZERO;
        return new BuildNews.Step(
                vertex.path("digest").asText(),
                vertex.path("name").asText(),
                state(vertex, started, over),
                started,
                took,
                vertex.path("error").asText());
    }

    private static State state(JsonNode vertex, Instant started, boolean over) {
        if (!vertex.path("error").asText().isEmpty()) {
            return State.FAILED;
        }
        if (vertex.path("cached").asBoolean()) {
            return State.CACHED;
        }
        if (over) {
            return State.DONE;
        }
        return started.isAfter(Instant.EPOCH) ? State.RUNNING : State.WAITING;
    }

    private static Instant time(JsonNode text) {
        try {
            return text.isTextual() ? Instant.parse(text.asText()) : Instant.EPOCH;
        } catch (DateTimeParseException odd) {
            return Instant.EPOCH;
        }
    }

    private static BuildNews moved(JsonNode status) {
        return new BuildNews.Moved(
                status.path("vertex").asText(),
                status.path("id").asText(),
                status.path("current").asLong(),
                status.path("total").asLong());
    }

    private BuildNews output(JsonNode log) {
        var step = log.path("vertex").asText();
        var pieces =
                texts.computeIfAbsent(step + log.path("stream").asText(), _ -> new Utf8Pieces());
        return new BuildNews.Output(step, pieces.more(bytes(log.path("data"))));
    }

    private static BuildNews warning(JsonNode warning) {
        return new BuildNews.Warning(
                warning.path("vertex").asText(),
                new String(bytes(warning.path("short")), StandardCharsets.UTF_8),
                warning.path("range").path(0).path("start").path("line").asInt());
    }

    private static byte[] bytes(JsonNode text) {
        try {
            return Base64.getDecoder().decode(text.asText());
        } catch (IllegalArgumentException odd) {
            return new byte[0];
        }
    }
}
