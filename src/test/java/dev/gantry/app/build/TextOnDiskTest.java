package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A text goes back to the disk with nothing changed that a person did not change.
class TextOnDiskTest {

    @TempDir private Path folder;

    @Test
    void markAndMixedLineEndsAreKept() throws IOException {
        var file = written("\ufeffFROM a\r\nRUN b\nRUN c\r\nRUN d\r\n");
        var read = TextOnDisk.read(file);
        assertThat(read.text()).isEqualTo("FROM a\nRUN b\nRUN c\nRUN d\n");
        read.write("FROM a\nRUN b\nRUN new\nRUN c\nRUN d\n");
        assertThat(Files.readString(file))
                .isEqualTo("\ufeffFROM a\r\nRUN b\nRUN new\r\nRUN c\r\nRUN d\r\n");
    }

    @Test
    void whatWasNotChangedIsTheSameBytes() throws IOException {
        for (var text : new String[] {"", "\n", "a", "a\r", "a\n\r\n\rb\r\n\n", "\r\r\n"}) {
            var file = written(text);
            var read = TextOnDisk.read(file);
            read.write(read.text());
            assertThat(Files.readString(file)).isEqualTo(text);
        }
    }

    @Test
    void anotherEncodingIsKeptAndItsLimitsAreTold() throws IOException {
        var file = folder.resolve("Dockerfile");
        Files.write(file, "LABEL a=\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        var read = TextOnDisk.read(file);
        var again = read.write(read.text() + "LABEL b=\u00e4\n");
        assertThat(Files.readAllBytes(file))
                .isEqualTo(
                        "LABEL a=\u00fc\nLABEL b=\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> again.write("\u20ac"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("no sign");
        assertThat(again.text()).isEqualTo(TextOnDisk.read(file).text());
    }

    @Test
    void aLinkStaysALinkAndRightsStayRights() throws IOException {
        var file = written("FROM a\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        var link = Files.createSymbolicLink(folder.resolve("link"), file);
        TextOnDisk.read(link).write("FROM b\n");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(file)).isEqualTo("FROM b\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(file, link);
        }
    }

    @Test
    void aNewFileIsMade() throws IOException {
        var none = TextOnDisk.read(folder.resolve("Dockerfile"));
        assertThat(none.exists()).isFalse();
        assertThat(none.write("FROM a\n").exists()).isTrue();
        assertThat(Files.readString(none.file())).isEqualTo("FROM a\n");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("Dockerfile"), text);
    }
}
