package dev.gantry.app.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.ManagedStore;
import dev.gantry.docker.Engine;
import dev.gantry.docker.VolumeName;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Volumes copied, emptied, kept and brought back on a real engine.
@EngineTest
@Timeout(300)
class VolumeDeedsEngineTest {

    private final TestEngine world;
    private final Engine engine;
    private final String name = TestEngine.name();
    private final String other = TestEngine.name();
    private final VolumeDeeds deeds;

    VolumeDeedsEngineTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
        this.deeds = new VolumeDeeds(engine, CopyProgress.NOBODY);
        world.createVolume(name);
        var id =
                world.create(
                        TestEngine.name(),
                        Map.of(
                                "Cmd",
                                List.of(
                                        "sh",
                                        "-ec",
                                        "cd /v; chmod 750 .; mkdir sub; echo text >sub/file;"
                                                + " chown 5:6 sub/file; ln sub/file hard; ln -s hard link"),
                                "HostConfig",
                                Map.of("Binds", List.of(name + ":/v"))));
        world.start(id);
        world.awaitEnd(id);
        world.remove(id);
    }

    @AfterEach
    void hangUp() {
        for (var each : List.of(name, other)) {
            HelpersOn.awaitNone(world, each);
            world.removeVolume(each);
        }
        engine.close();
    }

    private List<String> all(String volume) throws IOException {
        try (var session = new VolumeSession(() -> engine, new VolumeName(volume))) {
            var files = new VolumeFiles(session);
            var found = new ArrayList<FileEntry>();
            found.add(files.stat("/"));
            files.list("/", found::add, CopyProgress.NOBODY);
            if (found.stream().anyMatch(entry -> entry.path().equals("/sub"))) {
                files.list("/sub", found::add, CopyProgress.NOBODY);
            }
            return found.stream()
                    .map(each -> each.mode() + each.owner() + each.path() + each.bytes())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aCloneHasAllThatIsInIt() throws Exception {
        var before = all(name);
        deeds.cloneAs(engine.volumes().inspect(new VolumeName(name)), other);
        assertThat(all(other))
                .isEqualTo(before)
                .hasSize(5)
                .anyMatch(line -> line.contains("5:6/sub/file5"));
    }

    @Test
    void whatWasBackedUpComesBack(@TempDir Path here) throws Exception {
        var before = all(name);
        for (var file : List.of(here.resolve("plain.tar"), here.resolve("small.tar.gz"))) {
            deeds.backUp(new VolumeName(name), file);
            deeds.empty(new VolumeName(name));
            assertThat(all(name)).hasSize(1);
            deeds.restore(new VolumeName(name), file);
            assertThat(all(name)).isEqualTo(before);
        }
        assertThat(here.resolve("small.tar.gz"))
                .satisfies(file -> assertThat(java.nio.file.Files.size(file)).isLessThan(1000));
    }

    @Test
    void aFileWithTwoNamesIsMeasuredOnce() throws Exception {
        try (var session = new VolumeSession(() -> engine, new VolumeName(name))) {
            var sum = new VolumeFiles(session).measure(List.of("/"), CopyProgress.NOBODY);
            assertThat(sum).isEqualTo(new ManagedStore.FolderSum(5, 5));
        }
    }

    @Test
    void aSavedTextKeepsOwnerAndModeAndNoticesWhoWasFaster() throws Exception {
        try (var session = new VolumeSession(() -> engine, new VolumeName(name))) {
            var files = new VolumeFiles(session);
            var read = files.stat("/sub/file");
            files.write(read, "longer text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            var now = files.stat("/sub/file");
            assertThat(now.owner()).isEqualTo("5:6");
            assertThat(now.permissions()).isEqualTo(read.permissions());
            assertThat(files.read("/sub/file", 100)).asString().isEqualTo("longer text");
            assertThatThrownBy(() -> files.write(read, new byte[0]))
                    .isInstanceOf(ManagedStore.ChangedException.class);
            assertThat(files.read("/sub/file", 100)).asString().isEqualTo("longer text");
        }
    }
}
