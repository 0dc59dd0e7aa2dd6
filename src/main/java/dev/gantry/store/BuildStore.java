package dev.gantry.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The latest builds, in `builds.json`, each with its log beside it. Nothing secret is given to it.
public final class BuildStore {

    private static final int MOST_KEPT = 50;

    /// @param end `done`, `failed` or `cancelled`
    /// @param args values that are secret are masked
    /// @param secrets their ids and what keeps them, as docker writes that
    /// @param image its id; empty unless done
    /// @param error empty unless failed
    /// @param line of the Dockerfile where it failed; 0 when unknown
    public record KeptBuild(
            String id,
            String host,
            Instant begun,
            Duration took,
            String end,
            String folder,
            String dockerfile,
            List<String> tags,
            Map<String, String> args,
            Map<String, String> labels,
            String target,
            String platform,
            boolean noCache,
            boolean pull,
            long memoryBytes,
            String network,
            List<String> secrets,
            List<String> ssh,
            Map<String, String> contexts,
            boolean push,
            String image,
            String error,
            int line) {}

    private final JsonFile file;
    private final Path logs;

    public BuildStore(Path dataFolder) {
        this.file = new JsonFile(dataFolder.resolve("builds.json"));
        this.logs = dataFolder.resolve("builds");
    }

    /// The latest first. Throws [StoreException].
    public List<KeptBuild> all() {
        var builds = new ArrayList<KeptBuild>();
        file.read().path("builds").forEach(node -> builds.add(build(node)));
        return builds;
    }

    /// As the latest. The oldest go with their logs when there are too many.
    public void keep(KeptBuild build) {
        var gone = new ArrayList<String>();
        file.change(root -> {
            var array = JsonFile.array(root, "builds");
            write(array.insertObject(0), build);
            while (array.size() > MOST_KEPT) {
                gone.add(array.remove(array.size() - 1).path("id").asText());
            }
        });
        gone.forEach(this::dropLog);
    }

    public void forget(String id) {
        file.change(root ->
                JsonFile.array(root, "builds")
                        .removeIf(node -> node.path("id").asText().equals(id)));
        dropLog(id);
    }

    /// Where the log of a build is written to, also by a thread that was interrupted.
    public OutputStream newLog(String id) throws IOException {
        Files.createDirectories(logs);
        return new FileOutputStream(log(id).toFile());
    }

    /// Empty when there is none.
    public String readLog(String id) throws IOException {
        try {
            return new String(Files.readAllBytes(log(id)), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    private void dropLog(String id) {
        try {
            Files.deleteIfExists(log(id));
        } catch (IOException stuck) {
            throw new StoreException.Closed(log(id), stuck);
        }
    }

    private Path log(String id) {
        return logs.resolve(id.replaceAll("[^\\w-]", "_") + ".log");
    }

    private static KeptBuild build(JsonNode node) {
        return new KeptBuild(
                node.path("id").asText(),
                node.path("host").asText(),
                time(node.path("begun").asText()),
                Duration.ofMillis(node.path("tookMillis").asLong()),
                node.path("end").asText(),
                node.path("folder").asText(),
                node.path("dockerfile").asText(),
                list(node.path("tags")),
                texts(node.path("args")),
                texts(node.path("labels")),
                node.path("target").asText(),
                node.path("platform").asText(),
                node.path("noCache").asBoolean(),
                node.path("pull").asBoolean(),
                node.path("memoryBytes").asLong(),
                node.path("network").asText(),
                list(node.path("secrets")),
                list(node.path("ssh")),
                texts(node.path("contexts")),
                node.path("push").asBoolean(),
                node.path("image").asText(),
                node.path("error").asText(),
                node.path("line").asInt());
    }

    private static List<String> list(JsonNode node) {
        return node.valueStream().map(JsonNode::asText).toList();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException writtenByHand) {
            return Instant.EPOCH;
        }
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new LinkedHashMap<String, String>();
        node.forEachEntry((name, value) -> texts.put(name, value.asText()));
        return texts;
    }

    private static void write(ObjectNode node, KeptBuild build) {
        node.put("id", build.id())
                .put("host", build.host())
                .put("begun", build.begun().toString())
                .put("tookMillis", build.took().toMillis())
                .put("end", build.end())
                .put("folder", build.folder())
                .put("dockerfile", build.dockerfile())
                .put("target", build.target())
                .put("platform", build.platform())
                .put("noCache", build.noCache())
                .put("pull", build.pull())
                .put("memoryBytes", build.memoryBytes())
                .put("network", build.network())
                .put("push", build.push())
                .put("image", build.image())
                .put("error", build.error())
                .put("line", build.line());
        build.tags().forEach(JsonFile.array(node, "tags")::add);
        build.secrets().forEach(JsonFile.array(node, "secrets")::add);
        build.ssh().forEach(JsonFile.array(node, "ssh")::add);
        var contexts = JsonFile.object(node, "contexts");
        build.contexts().forEach(contexts::put);
        var args = JsonFile.object(node, "args");
        build.args().forEach(args::put);
        var labels = JsonFile.object(node, "labels");
        build.labels().forEach(labels::put);
    }
}
