package dev.gantry.compose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts that are not saved count in place of what the disk has.
class UnsavedTest {

    @TempDir private java.nio.file.Path folder;

    @Test
    void whatIsTypedCounts() throws IOException {
        var file = folder.resolve("compose.yaml");
        Files.writeString(file, "services: {old: {image: x}}\n");
        var loaded =
                ComposeLoader.load(
                        LoadRequest.of(List.of(file), Map.of())
                                .withUnsaved(
                                        Map.of(
                                                file,
                                                "include: [more.yaml]\nservices: {web: {image: \"a:${TAG}\", env_file: [one.env]}}\n",
                                                folder.resolve(".env"),
                                                "TAG=7\n",
                                                folder.resolve("one.env"),
                                                "A=b\n",
                                                folder.resolve("more.yaml"),
                                                "services: {other: {image: y}}\n")));
        assertThat(loaded).isInstanceOf(Loaded.Project.class);
        var services = ((Loaded.Project) loaded).json().path("services");
        assertThat(services.path("web").path("image").asText()).isEqualTo("a:7");
        assertThat(services.path("web").path("environment").path("A").asText()).isEqualTo("b");
        assertThat(services.has("other")).isTrue();
        assertThat(services.has("old")).isFalse();
    }
}
