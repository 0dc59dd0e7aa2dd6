package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.Archives.Rules;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.FileChange;
import dev.gantry.docker.FileType;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Files as real engines tell and take them.
@EngineTest
@Timeout(120)
class RealArchivesTest {

    private static final long MUCH = 64 << 20;

    private final TestEngine world;
    private final Engine engine;

    RealArchivesTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @AfterEach
    void hangUp() {
        engine.close();
    }

    @Test
    void describesWhatAPathIs() {
        var id =
                ended(
                        "mkdir -m 1750 /w; printf hello >/w/f; chmod 4640 /w/f; ln -s ../f /w/l;"
                                + " mkfifo /w/p; touch -d @1000000000 /w/f");
        var archives = engine.archives();
        var file = archives.stat(id, "/w/f");
        assertThat(file.name()).isEqualTo("f");
        assertThat(file.type()).isEqualTo(FileType.FILE);
        assertThat(file.bytes()).isEqualTo(5);
        assertThat(file.permissions()).isEqualTo(04640);
        assertThat(file.modified()).isEqualTo(Instant.ofEpochSecond(1_000_000_000));
        assertThat(archives.stat(id, "/w").type()).isEqualTo(FileType.FOLDER);
        assertThat(archives.stat(id, "/w").permissions()).isEqualTo(01750);
        assertThat(archives.stat(id, "/w/l").type()).isEqualTo(FileType.LINK);
        assertThat(archives.stat(id, "/w/l").linkTarget()).endsWith("/f");
        assertThat(archives.stat(id, "/w/p").type()).isEqualTo(FileType.PIPE);
    }

    @Test
    void whatIsNotThereIsGone() {
        var id = world.create(TestEngine.name(), "true");
        assertThatThrownBy(() -> engine.archives().stat(id, "/no/such"))
                .isInstanceOf(EngineException.Gone.class)
                .hasMessageContaining("/no/such");
        assertThatThrownBy(() -> engine.archives().download(id, "/no/such"))
                .isInstanceOf(EngineException.Gone.class);
        var empty = InputStream.nullInputStream();
        assertThatThrownBy(() -> engine.archives().upload(id, "/no/such", empty, Rules.PLAIN))
                .isInstanceOf(EngineException.Gone.class);
        assertThatThrownBy(() -> engine.archives().stat(new ContainerId("0".repeat(64)), "/"))
                .isInstanceOf(EngineException.Gone.class);
    }

    @Test
    void whatGoesUpComesDownAgain() throws IOException {
        var id = world.create(TestEngine.name(), "true");
        var name = "über\nzwei Zeilen ☃";
        engine.archives().upload(id, "/tmp", tar(name, "text"), Rules.PLAIN);
        try (var tar =
                new TarArchiveInputStream(
                        engine.archives().download(id, "/tmp/" + name), "UTF-8")) {
            assertThat(tar.getNextEntry().getName()).isEqualTo(name);
            assertThat(tar.readAllBytes()).asString().isEqualTo("text");
            assertThat(tar.getNextEntry()).isNull();
        }
    }

    @Test
    void theFirstPartOfEveryNameIsTheLastOfThePath() throws IOException {
        var id = ended("mkdir -p /w/d/e; touch /w/d/f");
        assertThat(names(id, "/w/d")).containsExactlyInAnyOrder("d/", "d/e/", "d/f");
        assertThat(names(id, "/w/d/")).containsExactlyInAnyOrder("d/", "d/e/", "d/f");
        assertThat(names(id, "/w/d/.")).containsExactlyInAnyOrder("./", "./e/", "./f");
        assertThat(names(id, "/.")).contains("./", "./bin/");
    }

    @Test
    void muchIsSentAsItIsReadAndNeverHeld() throws IOException {
        var id = world.create(TestEngine.name(), "true");
        var head = new TarArchiveEntry("much");
        head.setSize(MUCH);
        var bytes = new byte[512];
        head.writeEntryHeader(bytes);
        var tar = new SequenceInputStream(new ByteArrayInputStream(bytes), new Zeros(MUCH + 1024));
        engine.archives().upload(id, "/tmp", tar, Rules.PLAIN);
        assertThat(engine.archives().stat(id, "/tmp/much").bytes()).isEqualTo(MUCH);
        try (var stopped = engine.archives().download(id, "/tmp/much")) {
            assertThat(stopped.read(bytes, 0, 512)).isPositive(); // and no more is asked for
        }
    }

    @Test
    void aTarThatCannotBeReadIsOurOwnFailureAndEndsTheUpload() throws IOException {
        var id = world.create(TestEngine.name(), "true");
        var broken =
                new SequenceInputStream(
                        tar("whole", "text"),
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("the disk is gone");
                            }
                        });
        assertThatThrownBy(() -> engine.archives().upload(id, "/tmp", broken, Rules.PLAIN))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the disk is gone");
    }

    @Test
    void aRefusalIsToldThoughTheUploadIsStillUnderWay() {
        var id = world.create(TestEngine.name(), "true");
        var nonsense =
                new SequenceInputStream(
                        new ByteArrayInputStream(
                                "no tar ".repeat(200).getBytes(StandardCharsets.UTF_8)),
                        new Zeros(MUCH));
        assertThatThrownBy(() -> engine.archives().upload(id, "/tmp", nonsense, Rules.PLAIN))
                .isInstanceOf(EngineException.class)
                .isNotInstanceOf(EngineException.NoConnection.class);
    }

    @Test
    void tellsWhatIsNotAsTheImageHasIt() {
        var id = ended("echo new >/tmp/added; rm /etc/passwd");
        var changes = engine.archives().changes(id);
        assertThat(changes)
                .contains(
                        new FileChange("/tmp/added", FileChange.Kind.ADDED),
                        new FileChange("/tmp", FileChange.Kind.CHANGED),
                        new FileChange("/etc/passwd", FileChange.Kind.DELETED));
        var untouched = world.create(TestEngine.name(), "true");
        assertThat(engine.archives().changes(untouched))
                .noneMatch(change -> change.path().startsWith("/etc/passwd"));
    }

    private List<String> names(ContainerId id, String path) throws IOException {
        var names = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(engine.archives().download(id, path), "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private ContainerId ended(String script) {
        var id = world.run(TestEngine.name(), "sh", "-c", script);
        world.awaitEnd(id);
        return id;
    }

    private static InputStream tar(String name, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setAddPaxHeadersForNonAsciiNames(true);
            var entry = new TarArchiveEntry(name);
            var body = text.getBytes(StandardCharsets.UTF_8);
            entry.setSize(body.length);
            tar.putArchiveEntry(entry);
            tar.write(body);
            tar.closeArchiveEntry();
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /// So many bytes that take no room.
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            java.util.Arrays.fill(into, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
