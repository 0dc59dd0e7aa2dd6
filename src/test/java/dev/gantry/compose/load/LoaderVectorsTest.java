package dev.gantry.compose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gantry.compose.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every short syntax in a whole file, against what the reference made of it.
class LoaderVectorsTest {

    private static final JsonMapper JSON = new JsonMapper();

    /// The file of vectors, and the attribute of a service that they are for.
    private static final Map<String, String> ATTRIBUTES =
            Map.ofEntries(
                    Map.entry("bools", "init"),
                    Map.entry("bytes", "shm_size"),
                    Map.entry("command", "command"),
                    Map.entry("cpus", "cpus"),
                    Map.entry("depends_on", "depends_on"),
                    Map.entry("deploy", "deploy"),
                    Map.entry("devices", "devices"),
                    Map.entry("durations", "stop_grace_period"),
                    Map.entry("environment", "environment"),
                    Map.entry("extra_hosts", "extra_hosts"),
                    Map.entry("gpus", "gpus"),
                    Map.entry("healthcheck", "healthcheck"),
                    Map.entry("labels", "labels"),
                    Map.entry("mem_limit", "mem_limit"),
                    Map.entry("ports", "ports"),
                    Map.entry("pull_policy", "pull_policy"),
                    Map.entry("restart", "restart"),
                    Map.entry("tmpfs", "tmpfs"),
                    Map.entry("ulimits", "ulimits"),
                    Map.entry("volumes", "volumes"));

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> attributes() {
        return ATTRIBUTES.entrySet().stream()
                .flatMap(each ->
                        Vectors.of(each.getKey()).stream()
                                .filter(line ->
                                        line.size() >= 3 && !line.getFirst().startsWith("  "))
                                .map(line ->
                                        dynamicTest(
                                                each.getValue() + ": " + line.getFirst(),
                                                () -> agrees(each.getValue(), line))));
    }

    private void agrees(String attribute, List<String> line) throws IOException {
        var file = folder.resolve("compose.yaml");
        Files.writeString(
                file,
                "name: p\nservices:\n  s:\n    image: a\n    "
                        + attribute
                        + ": "
                        + line.get(0)
                        + "\n");
        var loaded = ComposeLoader.load(LoadRequest.of(List.of(file), Map.of("HOME", "/root")));
        if (line.get(1).equals("err")) {
            assertThat(loaded).as(line.get(2)).isInstanceOf(Loaded.Refused.class);
        } else {
            assertThat(loaded).isInstanceOf(Loaded.Project.class);
            var ours = ((Loaded.Project) loaded).json().path("services").path("s").path(attribute);
            assertThat(sized(json(ours))).isEqualTo(sized(JSON.readTree(line.get(2))));
        }
    }

    @TestFactory
    Stream<DynamicTest> documents() {
        return Vectors.of("documents").stream()
                .map(line -> dynamicTest(line.getFirst(), () -> agreesOnWhole(line)));
    }

    /// Columns: what it tries, the file, whether it is taken, the whole project.
    private void agreesOnWhole(List<String> line) throws IOException {
        var file = folder.resolve("compose.yaml");
        Files.writeString(file, JSON.readTree(line.get(1)).asText());
        var loaded =
                ComposeLoader.load(
                        LoadRequest.of(List.of(file), Map.of("HOME", "/root")).named("p"));
        if (line.get(2).equals("err")) {
            assertThat(loaded).as(line.get(3)).isInstanceOf(Loaded.Refused.class);
        } else {
            assertThat(loaded).isInstanceOf(Loaded.Project.class);
            var ours = ((Loaded.Project) loaded).json();
            assertThat(sized(json(ours))).isEqualTo(sized(JSON.readTree(line.get(3))));
        }
    }

    /// As the reference prints it: dollars twice, and the folder it was asked in as a dot.
    private String json(JsonNode node) throws JsonProcessingException {
        var text = JSON.writeValueAsString(node.isMissingNode() ? null : node);
        return text.replace("$", "$$")
                .replace("\"" + folder + "/", "\"./")
                .replace("\"" + folder + "\"", "\".\"")
                .replace("\"" + folder.getParent() + "/", "\"/tmp/")
                .replace("\"" + folder.getParent() + "\"", "\"/tmp\"");
    }

    private static JsonNode sized(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    /// 5 and 5.0 are one number.
    private static JsonNode sized(JsonNode node) throws JsonProcessingException {
        return JSON.readTree(JSON.writeValueAsString(node));
    }
}
