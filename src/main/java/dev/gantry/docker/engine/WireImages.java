package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Image;
import dev.gantry.docker.ImageDefaults;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.Images;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Images over the wire: docker-java's config of an image drops what it does not know.
final class WireImages implements Images {

    private final RawApi api;
    private final EngineErrors errors;

    WireImages(RawApi api, EngineErrors errors) {
        this.api = api;
        this.errors = errors;
    }

    @Override
    public List<Image> all() {
        var rows = errors.quick(() -> api.get("/images/json"));
        return rows.valueStream().map(WireImages::image).toList();
    }

    @Override
    public ImageDefaults defaults(ImageId id) {
        try {
            var image = errors.quick(() -> api.get("/images/" + id.value() + "/json"));
            return defaults(image.path("Config"));
        } catch (EngineException.Gone gone) {
            return ImageDefaults.NONE;
        }
    }

    private static Image image(JsonNode row) {
        return new Image(
                new ImageId(Json.text(row.path("Id"))),
                named(row.path("RepoTags")),
                named(row.path("RepoDigests")),
                Instant.ofEpochSecond(row.path("Created").asLong()),
                row.path("Size").asLong(),
                Map.copyOf(Json.textMap(row.path("Labels"))));
    }

    /// A dangling image is called `<none>` in all ways.
    private static List<String> named(JsonNode names) {
        return Json.texts(names).stream().filter(name -> !name.startsWith("<none>")).toList();
    }

    private static ImageDefaults defaults(JsonNode config) {
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
