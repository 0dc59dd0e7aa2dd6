package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.ImageDefaults;
import dev.gantry.docker.ImageDetails;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.ImageLayer;
import dev.gantry.docker.IndentedJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// An image as `GET /images/…/json` tells it.
final class ImageReply {

    private static final Instant LONG_AGO = Instant.parse("1970-01-02T00:00:00Z");

    private final JsonNode image;

    ImageReply(JsonNode image) {
        this.image = image;
    }

    ImageDetails details(JsonNode history) {
        return new ImageDetails(
                new ImageId(Json.text(image.path("Id"))),
                named(image.path("RepoTags")),
                named(image.path("RepoDigests")),
                moment(image.path("Created")),
                platform(),
                Json.text(image.path("Author")),
                Json.text(image.path("Comment")),
                image.path("Size").asLong(),
                moment(image.path("Metadata").path("LastTagTime")),
                defaults(),
                history.valueStream().map(ImageReply::layer).toList(),
                IndentedJson.of(image));
    }

    private String platform() {
        var all =
                List.of(
                        Json.text(image.path("Os")),
                        Json.text(image.path("Architecture")),
                        Json.text(image.path("Variant")));
        return String.join("/", all.stream().filter(part -> !part.isEmpty()).toList());
    }

    private static ImageLayer layer(JsonNode row) {
        return new ImageLayer(
                Instant.ofEpochSecond(row.path("Created").asLong()),
                Json.text(row.path("CreatedBy")),
                row.path("Size").asLong(),
                Json.text(row.path("Comment")));
    }

    /// Engines write the year 1 for "never".
    static Instant moment(JsonNode time) {
        try {
            var moment = OffsetDateTime.parse(Json.text(time)).toInstant();
            return moment.isBefore(LONG_AGO) ? Instant.EPOCH : moment;
        } catch (DateTimeParseException none) {
            return Instant.EPOCH;
        }
    }

    /// A dangling image is called `<none>` in all ways.
    static List<String> named(JsonNode names) {
        return Json.texts(names).stream().filter(name -> !name.startsWith("<none>")).toList();
    }

    ImageDefaults defaults() {
        var config = image.path("Config");
        return new ImageDefaults(
                Json.texts(config.path("Entrypoint")),
                Json.texts(config.path("Cmd")),
                Json.texts(config.path("Env")),
                Json.textMap(config.path("Labels")),
                Json.text(config.path("WorkingDir")),
                Json.text(config.path("User")),
                names(config.path("ExposedPorts")),
                names(config.path("Volumes")),
                Json.texts(config.path("Healthcheck").path("Test")),
                numbers(config.path("Healthcheck")),
                Json.text(config.path("StopSignal")));
    }

    private static Map<String, Long> numbers(JsonNode check) {
        var numbers = new TreeMap<String, Long>();
        check.forEachEntry((key, value) -> {
            if (value.isNumber()) {
                numbers.put(key, value.asLong());
            }
        });
        return numbers;
    }

    private static Set<String> names(JsonNode set) {
        var names = new TreeSet<String>();
        set.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
