package dev.gantry.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.compose.load.ComposeLoader;
import dev.gantry.compose.load.LoadRequest;
import dev.gantry.compose.load.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Hashes by which either tool knows what the other made.
class ConfigHashTest {

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> networksAndVolumesHaveTheLabelsOfTheReference() {
        var project = load(resource("hashes.yaml"));
        return resource("hashes.tsv")
                .lines()
                .skip(1)
                .map(line -> List.of(line.split("\t")))
                .map(line ->
                        dynamicTest(
                                line.get(0) + " " + line.get(1),
                                () -> assertThat(hash(project, line)).isEqualTo(line.get(2))));
    }

    private static String hash(ObjectNode project, List<String> line) {
        var node = (ObjectNode) project.path(line.get(0)).path(line.get(1));
        return line.getFirst().equals("networks")
                ? ConfigHash.ofNetwork(node)
                : ConfigHash.ofVolume(node);
    }

    @Test
    void sinceFiveABindMountSaysOnlyThatItsFolderMustBeThere() {
        var both = service("- /a:/a", "- {type: bind, source: /b, target: /b, bind: {selinux: z}}");
        var asWrittenSinceFive = both.deepCopy();
        var volumes = asWrittenSinceFive.path("volumes");
        ((ObjectNode) volumes.path(0).path("bind")).remove("create_host_path");
        ((ObjectNode) volumes.path(1).path("bind")).put("create_host_path", false);

        assertThat(ConfigHash.of(both, HashProfile.V5))
                .isEqualTo(ConfigHash.of(asWrittenSinceFive, HashProfile.V2))
                .isNotEqualTo(ConfigHash.of(both, HashProfile.V2));
    }

    @Test
    void sinceFiveTheFieldStandsBeforeWhetherItIsRecursive() {
        var recursive =
                service("- {type: bind, source: /b, target: /b, bind: {recursive: disabled}}");
        var since = recursive.deepCopy();
        ((ObjectNode) since.path("volumes").path(0))
                .putObject("bind")
                .put("create_host_path", false)
                .put("recursive", "disabled");

        assertThat(ConfigHash.of(recursive, HashProfile.V5)).isEqualTo(ConfigHash.of(since));
    }

    @Test
    void aServiceWithoutBindMountsHasOneHash() {
        var service = service("- v:/v", "- {type: tmpfs, target: /t}");

        assertThat(ConfigHash.of(service, HashProfile.V5))
                .isEqualTo(ConfigHash.of(service, HashProfile.V2));
    }

    @Test
    void aHashLeavesItsServiceAsItIs() {
        var service = service("- /a:/a");
        var before = service.deepCopy();

        ConfigHash.of(service, HashProfile.V5);

        assertThat(service).isEqualTo(before);
    }

    private ObjectNode service(String... volumes) {
        var text =
                "name: p\nservices:\n  s:\n    image: a\n    volumes:\n      "
                        + String.join("\n      ", volumes)
                        + "\nvolumes: {v: }\n";
        return (ObjectNode) load(text).path("services").path("s");
    }

    private ObjectNode load(String text) {
        try {
            var file = Files.writeString(folder.resolve("compose.yaml"), text);
            var loaded = ComposeLoader.load(LoadRequest.of(List.of(file), Map.of()));
            assertThat(loaded).isInstanceOf(Loaded.Project.class);
            return ((Loaded.Project) loaded).json();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(ConfigHashTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
