package dev.gantry.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.EngineAddress.TlsFiles;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineEnvironmentTest {

    @TempDir private Path root;

    @Test
    void namesNothingByItself() {
        assertThat(with(Map.of("DOCKER_HOST", " ")).dockerHost()).isEmpty();
    }

    @Test
    void dockerHostNamesAnEngine() {
        assertThat(with(Map.of("DOCKER_HOST", "tcp://build:2375")).dockerHost())
                .hasValue(new EngineAddress.Tcp("build", 2375));
    }

    @Test
    void dockerHostMayBeWrong() {
        var environment = with(Map.of("DOCKER_HOST", "build:2375"));
        assertThatThrownBy(environment::dockerHost).isInstanceOf(AddressException.class);
    }

    @Test
    void tlsVerifyTakesTheCertificatesOfItsFolder() throws IOException {
        var folder = Files.createDirectory(root.resolve("certs"));
        var ca = Files.createFile(folder.resolve("ca.pem"));
        var environment =
                with(
                        Map.of(
                                "DOCKER_HOST", "tcp://build",
                                "DOCKER_TLS_VERIFY", "1",
                                "DOCKER_CERT_PATH", folder.toString()));
        var files = new TlsFiles(Optional.of(ca), Optional.empty(), Optional.empty(), true);
        assertThat(environment.dockerHost()).hasValue(new EngineAddress.Tls("build", 2376, files));
    }

    @Test
    void settingsAreAtHomeUnlessSaidOtherwise() {
        assertThat(with(Map.of()).configFolder()).isEqualTo(home().resolve(".docker"));
        assertThat(with(Map.of("DOCKER_CONFIG", "/etc/docker-cli")).configFolder())
                .isEqualTo(Path.of("/etc/docker-cli"));
    }

    @Test
    void candidatesAreTheSocketsThatExist() throws IOException {
        var runtime = root.resolve("user");
        try (var _ = listening(runtime.resolve("docker.sock"));
                var _ = listening(home().resolve(".colima/default/docker.sock"))) {
            Files.createDirectories(root.resolve("run/podman/podman.sock"));
            assertThat(with(Map.of("XDG_RUNTIME_DIR", runtime.toString())).candidates())
                    .containsExactly(
                            new EngineAddress.Unix(runtime.resolve("docker.sock")),
                            new EngineAddress.Unix(home().resolve(".colima/default/docker.sock")));
        }
    }

    @Test
    void aSocketWithTwoNamesIsOneCandidate() throws IOException {
        var desktop = home().resolve(".docker/run/docker.sock");
        try (var _ = listening(desktop)) {
            var linked = Files.createDirectories(root.resolve("var/run")).resolve("docker.sock");
            Files.createSymbolicLink(linked, desktop);
            assertThat(with(Map.of()).candidates()).containsExactly(new EngineAddress.Unix(linked));
        }
    }

    private Path home() {
        return root.resolve("home");
    }

    private EngineEnvironment with(Map<String, String> variables) {
        return new EngineEnvironment(variables, home(), root, false);
    }

    private static ServerSocketChannel listening(Path socket) throws IOException {
        Files.createDirectories(socket.getParent());
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket));
    }
}
