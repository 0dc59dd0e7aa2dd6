package dev.gantry.app.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives that want out.
class UnpackTest {

    @TempDir private Path here;
    private Path folder = Path.of("");
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    @BeforeEach
    void place() throws IOException {
        folder = Files.createDirectory(here.resolve("folder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"top/../../out", "top/../out", "top/a/../../../out", "top//out"})
    void nothingClimbsOut(String name) throws IOException {
        file(name, "evil");
        assertThatThrownBy(this::unpack).isInstanceOf(UnsafeArchiveException.class);
        assertThat(everything()).containsExactly("folder");
    }

    @Test
    void anAbsoluteNameStaysInside() throws IOException {
        file("/etc/gantry-never", "evil");
        unpack();
        assertThat(everything())
                .containsExactly(
                        "folder", "folder/top", "folder/top/etc", "folder/top/etc/gantry-never");
    }

    @Test
    void nothingIsWrittenThroughALinkOfTheArchive() throws IOException {
        entry("top/link", TarConstants.LF_SYMLINK, here.toString());
        file("top/link/out", "evil");
        assertThatThrownBy(this::unpack).isInstanceOf(UnsafeArchiveException.class);
        assertThat(here.resolve("out")).doesNotExist();
    }

    @Test
    void nothingIsWrittenThroughALinkThatWasThere() throws IOException {
        Files.createDirectory(folder.resolve("top"));
        Files.createSymbolicLink(folder.resolve("top/link"), here);
        file("top/link/out", "evil");
        assertThatThrownBy(this::unpack).isInstanceOf(UnsafeArchiveException.class);
        assertThat(here.resolve("out")).doesNotExist();
    }

    @Test
    void aFileTakesThePlaceOfALinkInsteadOfFollowingIt() throws IOException {
        var victim = Files.writeString(here.resolve("victim"), "mine");
        entry("top/link", TarConstants.LF_SYMLINK, victim.toString());
        file("top/link", "evil");
        unpack();
        assertThat(victim).hasContent("mine");
        assertThat(folder.resolve("top/link")).hasContent("evil").isRegularFile();
    }

    @Test
    void aLinkThatLeadsOutIsNotEvenWritten() throws IOException {
        entry("top/link", TarConstants.LF_SYMLINK, "../../victim");
        assertThatThrownBy(this::unpack).isInstanceOf(UnsafeArchiveException.class);
    }

    @Test
    void aHardLinkReachesNothingOutside() throws IOException {
        Files.writeString(here.resolve("victim"), "mine");
        entry("top/hard", TarConstants.LF_LINK, "top/../../victim");
        assertThatThrownBy(this::unpack).isInstanceOf(UnsafeArchiveException.class);
        assertThat(folder.resolve("top/hard")).doesNotExist();
    }

    @Test
    void devicesAreLeftOutAndTold() throws IOException {
        entry("top/null", TarConstants.LF_CHR, "");
        entry("top/pipe", TarConstants.LF_FIFO, "");
        file("top/file", "text");
        assertThat(unpack().skipped()).containsExactly("top/null", "top/pipe");
        assertThat(folder.resolve("top/file")).hasContent("text");
    }

    @Test
    void whatIsCutOffLeavesTheFileThatWasThere() throws IOException {
        Files.createDirectory(folder.resolve("top"));
        Files.writeString(folder.resolve("top/file"), "before");
        file("top/file", "x".repeat(5000));
        var cut = Arrays.copyOf(bytes.toByteArray(), 2000);
        assertThatThrownBy(() -> unpack(new ByteArrayInputStream(cut)))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("top/file")).hasContent("before");
        assertThat(everything()).containsExactly("folder", "folder/top", "folder/top/file");
    }

    @Test
    void whatIsPackedComesOutTheSame() throws IOException {
        var source = Files.createDirectories(here.resolve("source/ünder\nzwei"));
        var longName = "n".repeat(150);
        Files.writeString(source.resolve(longName), "text");
        Files.createSymbolicLink(source.resolve("link"), Path.of(longName));
        var items = List.of(new TarSource.Item(here.resolve("source"), "source"));
        unpack(new TarSource(items, CopyProgress.NOBODY));
        var copied = folder.resolve("top/ünder\nzwei");
        assertThat(copied.resolve(longName)).hasContent("text");
        assertThat(Files.readSymbolicLink(copied.resolve("link"))).hasToString(longName);
    }

    @Test
    void hostileNamesAreShownHarmless() {
        assertThat(FilePath.shown("a\nb\u001b[31m\u202egnp"))
                .isEqualTo("a\\u000ab\\u001b[31m\\u202egnp");
        assertThat(FilePath.shown("Grüße ☃")).isEqualTo("Grüße ☃");
    }

    private Unpack unpack() throws IOException {
        tar.finish();
        return unpack(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private Unpack unpack(InputStream archive) throws IOException {
        var unpack = new Unpack(folder, CopyProgress.NOBODY);
        unpack.all(archive, "top");
        return unpack;
    }

    private void file(String name, String text) throws IOException {
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(text.length());
        tar.putArchiveEntry(entry);
        tar.write(text.getBytes(StandardCharsets.UTF_8));
        tar.closeArchiveEntry();
    }

    private void entry(String name, byte type, String target) throws IOException {
        var entry = new TarArchiveEntry(name, type, true);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private List<String> everything() throws IOException {
        var all = new ArrayList<String>();
        try (var walk = Files.walk(here)) {
            walk.filter(path -> !path.equals(here))
                    .sorted()
                    .forEach(path -> all.add(here.relativize(path).toString()));
        }
        return all;
    }
}
