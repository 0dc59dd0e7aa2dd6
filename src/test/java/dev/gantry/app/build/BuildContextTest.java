package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.gantry.app.file.CopyProgress;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {

    @TempDir Path folder;
    @TempDir Path elsewhere;

    @BeforeEach
    void plant() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.writeString(folder.resolve("b.txt"), "b");
    }

    @Test
    void rulesBesideTheDockerfileWin() throws IOException {
        Files.writeString(folder.resolve(".dockerignore"), "a.txt");
        Files.writeString(folder.resolve("Dockerfile.dockerignore"), "b.txt");
        assertThat(names(folder.resolve("Dockerfile"))).contains("a.txt").doesNotContain("b.txt");
    }

    @Test
    void aDockerfileFromElsewhereTravelsUnderANameOfItsOwn() throws IOException {
        var file = Files.writeString(elsewhere.resolve("Other"), "FROM scratch\nLABEL a=b\n");
        var context = BuildContext.of(folder, file);
        assertThat(context.dockerfile()).startsWith(".dockerfile.");
        assertThat(names(file)).anyMatch(name -> name.startsWith(".dockerfile."));
        assertThat(names(file)).containsOnlyOnce(".dockerignore").contains("Dockerfile");
    }

    @Test
    void socketsStayAtHome() throws IOException {
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
            assertThat(names(folder.resolve("Dockerfile")))
                    .containsExactly("Dockerfile", "a.txt", "b.txt");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> BuildContext.of(folder, folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none");
        assertThatThrownBy(() -> BuildContext.of(folder.resolve("away"), folder.resolve("x")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("away");
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws IOException {
        var secret = folder.resolve("a.txt");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(secret), "root reads everything");
        assertThatThrownBy(() -> names(folder.resolve("Dockerfile")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("a.txt");
    }

    @Test
    void aFileThatShrinksMeanwhileIsNamed() throws IOException {
        var big = folder.resolve("z.bin");
        Files.write(big, new byte[1 << 20]);
        try (var tar = tar()) {
            tar.readNBytes(64 << 10);
            Files.write(big, new byte[10]);
            assertThatThrownBy(tar::readAllBytes).hasMessageContaining("z.bin");
        }
    }

    @Test
    void aFileThatGrowsMeanwhileIsCutWhereItEnded() throws IOException {
        var big = folder.resolve("z.bin");
        Files.write(big, new byte[1 << 20]);
        try (var tar = tar()) {
            var first = tar.readNBytes(64 << 10);
            Files.write(big, new byte[1 << 20], StandardOpenOption.APPEND);
            assertThat(first.length + tar.readAllBytes().length).isBetween(1 << 20, 1200 << 10);
        }
    }

    private InputStream tar() throws IOException {
        return BuildContext.of(folder, folder.resolve("Dockerfile")).tar(CopyProgress.NOBODY);
    }

    private List<String> names(Path dockerfile) throws IOException {
        var tar = BuildContext.of(folder, dockerfile).tar(CopyProgress.NOBODY);
        return OverheardDocker.entries(tar).stream().map(line -> line.split(" ", 2)[0]).toList();
    }
}
