package dev.gantry.app.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.app.file.Clash;
import dev.gantry.app.file.CopyException;
import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileDownload;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.file.Upload;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.FileType;
import dev.gantry.docker.VolumeName;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Volumes as folders on real engines.
@EngineTest
@Timeout(300)
class RealVolumeFilesTest {

    private static final String HOSTILE =
            """
            cd /v; mkdir folder; echo text >plain; echo x >'two words'; echo x >'*'; echo x >-rf
            echo x >..twodots; echo x >"$(printf 'line\\nbreak')"; echo x >"$(printf '\\033[31mred')"
            echo x >"$(printf 'odd\\377\\376')"; ln -s plain link; ln -s /etc/passwd out
            ln -s ../../../etc climbing; ln -s folder tofolder; ln -s loop loop; mkfifo pipe
            mknod device c 1 3; chown 12:34 plain; chmod 4755 plain; touch -d @1000000000 plain
            echo inner >folder/inner; ln plain zhard
            """;

    /// Each as long as a name may be in bytes, or 64 letters.
    private static final List<String> SCRIPTS =
            List.of("ж".repeat(64), "語".repeat(64), "ع".repeat(64), "ก".repeat(64));

    private final TestEngine world;
    private final Engine engine;
    private final String name = TestEngine.name();
    private final VolumeSession session;
    private final VolumeFiles files;

    RealVolumeFilesTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
        this.session = new VolumeSession(() -> engine, new VolumeName(name));
        this.files = new VolumeFiles(session);
        world.createVolume(name);
    }

    @AfterEach
    void hangUp() {
        session.close();
        HelpersOn.awaitNone(world, name);
        world.removeVolume(name);
        engine.close();
    }

    /// What a shell does in the volume, before its answer.
    private void inside(String script) {
        var id = shell(script);
        world.awaitEnd(id);
        world.remove(id);
    }

    private ContainerId shell(String script) {
        var id =
                world.create(
                        TestEngine.name(),
                        Map.of(
                                "Cmd",
                                List.of("sh", "-ec", script),
                                "HostConfig",
                                Map.of("Binds", List.of(name + ":/v"))));
        world.start(id);
        return id;
    }

    private List<FileEntry> listed(String folder) throws IOException {
        var found = new ArrayList<FileEntry>();
        files.list(folder, found::add, CopyProgress.NOBODY);
        found.sort(Comparator.comparing(FileEntry::path));
        return found;
    }

    private List<String> names(String folder) throws IOException {
        return listed(folder).stream().map(FileEntry::name).toList();
    }

    @Test
    void listsWhatIsInAFolderWithoutAnyImage() throws Exception {
        inside(HOSTILE);
        assertThat(listed("/")).hasSize(17);
        var plain = files.stat("/plain");
        assertThat(plain)
                .isEqualTo(
                        new FileEntry(
                                "/plain",
                                FileType.FILE,
                                5,
                                04755,
                                "12:34",
                                Instant.ofEpochSecond(1_000_000_000),
                                ""));
        assertThat(files.stat("/out").linkTarget()).isEqualTo("/etc/passwd");
        assertThat(files.stat("/pipe").type()).isEqualTo(FileType.PIPE);
        assertThat(files.stat("/device").type()).isEqualTo(FileType.CHARACTER_DEVICE);
        assertThat(names("/")).contains("line\nbreak", "\u001b[31mred", "-rf", "..twodots");
        assertThat(names("/tofolder")).containsExactly("inner");
        assertThatThrownBy(() -> names("/plain")).isInstanceOf(CopyException.class);
        assertThatThrownBy(() -> names("/none")).isInstanceOf(EngineException.Gone.class);
    }

    @Test
    void noLinkLeadsOutOfTheVolume() {
        inside(HOSTILE);
        for (var link : List.of("/out", "/climbing")) {
            assertThatThrownBy(() -> files.read(link, 1000))
                    .isInstanceOfSatisfying(
                            VolumeFileException.class,
                            why ->
                                    assertThat(why.reason())
                                            .isEqualTo(VolumeFileException.Reason.LINK));
        }
        assertThatThrownBy(() -> files.list("/climbing", _ -> {}, CopyProgress.NOBODY))
                .isInstanceOf(VolumeFileException.class);
        assertThatThrownBy(() -> files.makeFolder("/climbing/new"))
                .isInstanceOf(VolumeFileException.class);
        assertThatThrownBy(() -> files.remove(List.of("/climbing/passwd")))
                .isInstanceOf(VolumeFileException.class);
        assertThatThrownBy(() -> files.permit("/out", 0777))
                .isInstanceOf(VolumeFileException.class);
        assertThatThrownBy(() -> files.read("/loop", 1000)).isInstanceOf(CopyException.class);
    }

    @Test
    void readsFilesAndThroughLinks() throws Exception {
        inside(HOSTILE);
        assertThat(files.read("/link", 1000)).asString().isEqualTo("text\n");
        assertThat(files.read("/tofolder/inner", 1000)).asString().isEqualTo("inner\n");
        assertThat(files.read("/line\nbreak", 1000)).asString().isEqualTo("x\n");
    }

    @Test
    void cannotWriteBeforeItIsAskedTo() throws Exception {
        session.ask(asking -> {
            assertThat(asking.ask('M', "/new", "755").errno()).isEqualTo(30);
            return true;
        });
        files.makeFolder("/new");
        assertThat(names("/")).containsExactly("new");
    }

    @Test
    void makesRenamesPermitsGivesAndRemoves() throws Exception {
        inside("cd /v; mkdir -p deep/er/est; chown 7:8 deep; echo a >deep/er/a; echo b >b");
        files.makeFolder("/deep/new");
        assertThat(files.stat("/deep/new").owner()).isEqualTo("7:8");
        files.rename("/deep/new", "/deep/renamed");
        files.permit("/deep/renamed", 01750);
        files.give("/deep/renamed", 70000, 5);
        var renamed = files.stat("/deep/renamed");
        assertThat(renamed.mode()).isEqualTo("drwxr-x--T");
        assertThat(renamed.owner()).isEqualTo("70000:5");
        assertThatThrownBy(() -> files.rename("/b", "/deep"))
                .isInstanceOfSatisfying(
                        VolumeFileException.class,
                        why ->
                                assertThat(why.reason())
                                        .isEqualTo(VolumeFileException.Reason.TAKEN));
        var gone = new long[1];
        files.remove(List.of("/deep", "/b"), (count, _) -> gone[0] = count);
        assertThat(names("/")).isEmpty();
        assertThat(gone[0]).isEqualTo(6);
    }

    @Test
    void namesThatAreNoTextCanBeRenamedAndRemoved() throws Exception {
        inside(HOSTILE);
        var odd = names("/").stream().filter(each -> each.startsWith("odd")).toList();
        assertThat(odd).hasSize(1);
        files.rename("/" + odd.getFirst(), "/even");
        files.remove(List.of("/even", "/line\nbreak", "/-rf", "/loop", "/out", "/climbing"));
        assertThat(names("/")).hasSize(11).doesNotContain("even", "out");
        inside("test -s /etc/passwd");
    }

    @Test
    void removesMoreThanFitsAPieceAndTellsHowMany() throws Exception {
        inside(
                "cd /v; mkdir -p many/a/b/c; for i in $(seq 1 1500); do : >many/f$i;"
                        + " : >many/a/b/c/g$i; done");
        assertThat(listed("/many")).hasSize(1501);
        var told = new ArrayList<Long>();
        files.remove(List.of("/many"), (count, _) -> told.add(count));
        assertThat(told).isSorted().endsWith(3004L).hasSizeGreaterThan(5);
        assertThat(names("/")).isEmpty();
    }

    @Test
    void namesInFourScriptsGoInAndOutWhole(@TempDir Path here) throws Exception {
        var tar = new ByteArrayOutputStream();
        try (var out = tarTo(tar)) {
            for (var script : SCRIPTS) {
                file(out, "folder/" + script, script);
            }
        }
        files.upload("/", new ByteArrayInputStream(tar.toByteArray()));
        assertThat(names("/folder")).containsExactlyInAnyOrderElementsOf(SCRIPTS);
        new FileDownload(files, files.stat("/folder"), here)
                .run(Clash.REPLACE, CopyProgress.NOBODY);
        for (var script : SCRIPTS) {
            assertThat(here.resolve("folder").resolve(script)).hasContent(script);
        }
    }

    private static TarArchiveOutputStream tarTo(ByteArrayOutputStream into) {
        var out = new TarArchiveOutputStream(into, StandardCharsets.UTF_8.name());
        out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        out.setAddPaxHeadersForNonAsciiNames(true);
        return out;
    }

    private static void file(TarArchiveOutputStream out, String name, String text)
            throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    @Test
    void anUploadJoinsWhatIsThereAndLeavesNothingBeside(@TempDir Path here) throws Exception {
        inside("cd /v; mkdir -p data/sub; echo old >data/old; echo old >data/same");
        Files.createDirectories(here.resolve("data/sub/deeper"));
        Files.writeString(here.resolve("data/same"), "new");
        Files.writeString(here.resolve("data/sub/deeper/leaf"), "leaf");
        new Upload(files, "/", List.of(here.resolve("data")))
                .run(Clash.REPLACE, CopyProgress.NOBODY);
        assertThat(names("/")).containsExactly("data");
        assertThat(names("/data")).containsExactly("old", "same", "sub");
        assertThat(files.read("/data/same", 100)).asString().isEqualTo("new");
        assertThat(files.read("/data/sub/deeper/leaf", 100)).asString().isEqualTo("leaf");
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        inside("echo old >/v/kept");
        var tar = new ByteArrayOutputStream();
        try (var out = tarTo(tar)) {
            file(out, "kept", "new");
            file(out, "second", "x".repeat(100_000));
        }
        var cut = new ByteArrayInputStream(tar.toByteArray(), 0, 50_000);
        assertThatThrownBy(() -> files.upload("/", new Breaking(cut)))
                .isInstanceOf(IOException.class);
        assertThat(names("/")).containsExactly("kept");
        assertThat(files.read("/kept", 100)).asString().isEqualTo("old\n");
    }

    private static final class Breaking extends InputStream {
        private final InputStream until;

        Breaking(InputStream until) {
            this.until = until;
        }

        @Override
        public int read() throws IOException {
            int next = until.read();
            if (next < 0) {
                throw new IOException("the disk is gone");
            }
            return next;
        }
    }

    @Test
    void anArchiveThatLiesWritesNothingOutside() throws Exception {
        var tar = new ByteArrayOutputStream();
        try (var out = tarTo(tar)) {
            var link = new TarArchiveEntry("door", TarConstants.LF_SYMLINK);
            link.setLinkName("/");
            out.putArchiveEntry(link);
            out.closeArchiveEntry();
            file(out, "door/through", "x");
            file(out, "../beside", "x");
            file(out, "/absolute", "x");
        }
        try {
            files.upload("/", new ByteArrayInputStream(tar.toByteArray()));
        } catch (EngineException.Refused unsafe) { // some engines unpack what is harmless
        }
        assertThat(names("/"))
                .doesNotContain("through", "beside")
                .noneMatch(each -> each.startsWith(Settling.PREFIX));
    }

    @Test
    void aFullVolumeIsToldAndKeepsWhatItHad(@TempDir Path here) throws Exception {
        var small = TestEngine.name();
        engine.volumes()
                .create(
                        """
                        {"Name": "%s", "Labels": {"%s": "x"}, "DriverOpts":
                          {"type": "tmpfs", "device": "tmpfs", "o": "size=1m"}}
                        """
                                .formatted(small, TestEngine.LABEL));
        var other = new VolumeSession(() -> engine, new VolumeName(small));
        var full = new VolumeFiles(other);
        full.makeFolder("/kept");
        Files.write(here.resolve("large"), new byte[3_000_000]);
        var upload = new Upload(full, "/", List.of(here.resolve("large")));
        assertThatThrownBy(() -> upload.run(Clash.REPLACE, CopyProgress.NOBODY))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no space left");
        var left = new ArrayList<String>();
        full.list("/", entry -> left.add(entry.name()), CopyProgress.NOBODY);
        assertThat(left).containsExactly("kept");
        other.close();
        HelpersOn.awaitNone(world, small);
        assertThat(world.removeVolume(small)).isTrue();
    }

    @Test
    void theHelperIsHiddenAndGoesWithTheSession() throws Exception {
        assertThat(names("/")).isEmpty();
        var helpers = HelpersOn.ids(world, name);
        assertThat(helpers).hasSize(1);
        var ids = helpers.stream().map(ContainerId::new).toList();
        assertThat(engine.containers().all()).noneMatch(each -> ids.contains(each.id()));
        assertThat(engine.containers().byIds(ids)).isEmpty();
        assertThat(engine.images().all())
                .noneMatch(image -> image.tags().toString().contains("gantry/helper"));
        session.close();
        HelpersOn.awaitNone(world, name);
        assertThat(world.removeVolume(name)).isTrue();
    }

    @Test
    void aHelperThatWasEndedIsReplaced() throws Exception {
        files.makeFolder("/before");
        var id = HelpersOn.ids(world, name).getFirst();
        world.ask(Request.post("/containers/" + id + "/kill"));
        assertThat(names("/")).containsExactly("before");
    }

    @Test
    void aVolumeThatWasRemovedIsToldAndNotMadeAgain() throws Exception {
        assertThat(names("/")).isEmpty();
        var id = HelpersOn.ids(world, name).getFirst();
        world.ask(Request.post("/containers/" + id + "/kill"));
        HelpersOn.awaitNone(world, name);
        assertThat(world.removeVolume(name)).isTrue();
        assertThatThrownBy(() -> names("/")).isInstanceOf(EngineException.Gone.class);
        assertThat(engine.volumes().all()).noneMatch(volume -> volume.name().value().equals(name));
    }

    @Test
    void aPathOfManyFoldersIsNotTooLong() throws Exception {
        var part = "d".repeat(200);
        var path = "/";
        for (int depth = 0; depth < 30; depth++) {
            path = FilePath.child(path, part);
            files.makeFolder(path);
        }
        files.makeFolder(FilePath.child(path, "end"));
        assertThat(names(path)).containsExactly("end");
        files.remove(List.of("/" + part));
        assertThat(names("/")).isEmpty();
    }
}
