package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Image;
import dev.gantry.docker.ImageDefaults;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.Images;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Images over docker-java.
///
/// Inspecting goes over the wire: docker-java's config of an image drops what it does not know.
final class DockerJavaImages implements Images {

    private final DockerClient docker;
    private final RawApi api;
    private final EngineErrors errors;

    DockerJavaImages(DockerClient docker, RawApi api, EngineErrors errors) {
        this.docker = docker;
        this.api = api;
        this.errors = errors;
    }

    @Override
    public List<Image> all() {
        var rows = errors.quick(() -> docker.listImagesCmd().exec());
        return rows.stream().map(DockerJavaImages::image).toList();
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

    private static Image image(com.github.dockerjava.api.model.Image row) {
        return new Image(
                new ImageId(Objects.requireNonNullElse(row.getId(), "")),
                named(row.getRepoTags()),
                named(row.getRepoDigests()),
                Instant.ofEpochSecond(Objects.requireNonNullElse(row.getCreated(), 0L)),
                Objects.requireNonNullElse(row.getSize(), 0L),
                row.getLabels() == null ? Map.of() : Map.copyOf(row.getLabels()));
    }

    /// A dangling image is called `<none>` in all ways.
    private static List<String> named(String @Nullable [] names) {
        return names == null
                ? List.of()
                : Arrays.stream(names).filter(name -> !name.startsWith("<none>")).toList();
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
                Json.texts(config.path("Healthcheck").path("Test")));
    }

    private static Set<String> names(JsonNode set) {
        var names = new TreeSet<String>();
        set.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
