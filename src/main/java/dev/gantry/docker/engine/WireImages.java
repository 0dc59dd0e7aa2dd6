package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.Download;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Image;
import dev.gantry.docker.ImageDefaults;
import dev.gantry.docker.ImageDetails;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.ImageRemoval;
import dev.gantry.docker.Images;
import dev.gantry.docker.OwnThings;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.docker.RemoteImage;
import dev.gantry.docker.TransferNews;
import dev.gantry.docker.TransferStream;
import dev.gantry.docker.engine.wire.Request;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Images over the wire: docker-java's config of an image drops what it does not know, and its
/// streams cannot be ended before they begin.
final class WireImages implements Images {

    private static final String TAR = "application/x-tar";

    /// Making an image of a large tar happens without a word.
    private static final Duration IMPORTING = Duration.ofHours(1);

    private final RawApi api;
    private final WireRegistry registry;
    private final EngineErrors errors;

    WireImages(RawApi api, EngineErrors errors) {
        this.api = api;
        this.registry = new WireRegistry(api, errors);
        this.errors = errors;
    }

    @Override
    public List<Image> all() {
        var rows = errors.quick(() -> api.get("/images/json"));
        return rows.valueStream()
                .map(WireImages::image)
                .filter(found -> !OwnThings.areThese(found.labels()))
                .toList();
    }

    private static Image image(JsonNode row) {
        return new Image(
                new ImageId(Json.text(row.path("Id"))),
                ImageReply.named(row.path("RepoTags")),
                ImageReply.named(row.path("RepoDigests")),
                Instant.ofEpochSecond(row.path("Created").asLong()),
                row.path("Size").asLong(),
                Map.copyOf(Json.textMap(row.path("Labels"))));
    }

    @Override
    public ImageDefaults defaults(ImageId id) {
        try {
            var image = errors.quick(() -> api.get(path(id.value(), "json")));
            return new ImageReply(image).defaults();
        } catch (EngineException.Gone gone) {
            return ImageDefaults.NONE;
        }
    }

    @Override
    public ImageDetails details(String reference) {
        var image = errors.quick(() -> api.get(path(reference, "json")));
        var history = errors.quick(() -> api.get(path(reference, "history")));
        return new ImageReply(image).details(history);
    }

    @Override
    public TransferStream pull(ImageName name, String platform, RegistryLogin login) {
        return registry.pull(name, platform, login);
    }

    @Override
    public TransferStream push(ImageName name, RegistryLogin login) {
        return registry.push(name, login);
    }

    @Override
    public RemoteImage atRegistry(ImageName name, RegistryLogin login) {
        return registry.atRegistry(name, login);
    }

    @Override
    public void tag(ImageId id, ImageName name) {
        var request =
                Request.post(path(id.value(), "tag"))
                        .query("repo", name.familiarRepository())
                        .query("tag", name.tag());
        errors.quick(() -> {
            api.act(request);
            return true;
        });
    }

    @Override
    public ImageRemoval remove(String reference) {
        return remove(Request.of("DELETE", "/images/" + WireRegistry.path(reference)));
    }

    @Override
    public ImageRemoval removeByForce(String reference) {
        var target = "/images/" + WireRegistry.path(reference);
        return remove(Request.of("DELETE", target).query("force", "1"));
    }

    private ImageRemoval remove(Request request) {
        var rows = errors.patient(() -> api.ask(request));
        return new ImageRemoval(told(rows, "Untagged"), told(rows, "Deleted"));
    }

    private static List<String> told(JsonNode rows, String what) {
        return rows.valueStream()
                .map(row -> Json.text(row.path(what)))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// The first byte may take a while: the engine writes the whole tar before it sends it.
    @Override
    public Download save(List<String> references) {
        var request = Request.get("/images/get");
        for (var reference : references) {
            request = request.query("names", reference);
        }
        var asked = request;
        return errors.patient(() -> new WireDownload(api.call(asked).send().orRefusal(), errors));
    }

    @Override
    public TransferStream load(InputStream tar) {
        var request = Request.post("/images/load").query("quiet", "0");
        return sent(request.stream(new SentStream(tar), TAR));
    }

    private TransferStream sent(Request request) {
        return SentStream.sending(() ->
                errors.patient(
                        () -> new WireTransfer(api.call(request).send().orRefusal(), errors)));
    }

    @Override
    public ImageId importRoot(
            InputStream tar, ImageName name, String message, List<String> changes) {
        var request =
                Request.post("/images/create")
                        .query("fromSrc", "-")
                        .query("repo", name.familiarRepository())
                        .query("tag", name.tag())
                        .query("message", message);
        for (var change : changes) {
            request = request.query("changes", change);
        }
        try (var told = sent(request.stream(new SentStream(tar), TAR))) {
            return imported(told);
        }
    }

    /// Its last word is the id.
    private ImageId imported(TransferStream told) {
        return Stream.generate(() -> told.next(IMPORTING))
                .takeWhile(java.util.Optional::isPresent)
                .flatMap(java.util.Optional::stream)
                .filter(TransferNews.Said.class::isInstance)
                .map(said -> ((TransferNews.Said) said).text())
                .filter(text -> text.startsWith("sha256:"))
                .reduce((_, last) -> last)
                .map(ImageId::new)
                .orElseThrow(() -> new EngineException.Refused(500, "No image came of it", null));
    }

    @Override
    public OptionalLong forgetBuild(String id) {
        var filters = Json.write(Map.of("id", Map.of(id, true)));
        var request = Request.post("/build/prune").query("all", "1").query("filters", filters);
        var reply = errors.patient(() -> api.ask(request));
        return Json.texts(reply.path("CachesDeleted")).contains(id)
                ? OptionalLong.of(reply.path("SpaceReclaimed").asLong())
                : OptionalLong.empty();
    }

    private static String path(String reference, String what) {
        return "/images/" + WireRegistry.path(reference) + "/" + what;
    }
}
