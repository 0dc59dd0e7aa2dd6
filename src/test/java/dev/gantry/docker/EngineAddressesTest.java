package dev.gantry.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.docker.AddressException.Reason;
import dev.gantry.docker.EngineAddress.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:///var/run/docker.sock",
                " unix:///var/run/docker.sock/ ",
                "UNIX:///var/run/docker.sock",
                "/var/run/docker.sock",
                "/var/run/docker.sock/"
            })
    void aSocket(String written) {
        assertThat(EngineAddresses.parse(written))
                .isEqualTo(new EngineAddress.Unix(Path.of("/var/run/docker.sock")));
    }

    @Test
    void aSocketInAFolderWithASpace() {
        assertThat(EngineAddresses.parse("unix:///home/a b/docker.sock"))
                .isEqualTo(new EngineAddress.Unix(Path.of("/home/a b/docker.sock")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npipe:////./pipe/docker_engine",
                "npipe://\\\\.\\pipe\\docker_engine",
                "//./pipe/docker_engine",
                "\\\\.\\pipe\\docker_engine"
            })
    void aPipe(String written) {
        assertThat(EngineAddresses.parse(written))
                .isEqualTo(new EngineAddress.Pipe("//./pipe/docker_engine"));
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://build-1.example:2375, build-1.example, 2375",
        "tcp://build_1, build_1, 2375",
        "TCP://10.0.0.7:99/, 10.0.0.7, 99",
        "tcp://[::1]:2375, ::1, 2375",
        "tcp://[fe80::1], fe80::1, 2375",
        "http://localhost:8080//, localhost, 8080",
        "http://localhost, localhost, 2375"
    })
    void aPort(String written, String host, int port) {
        assertThat(EngineAddresses.parse(written)).isEqualTo(new EngineAddress.Tcp(host, port));
    }

    @Test
    void aPortWithCertificates() {
        var files = TlsFiles.in(Path.of("/nowhere"), true);
        assertThat(EngineAddresses.parse("tcp://build", Optional.of(files)))
                .isEqualTo(new EngineAddress.Tls("build", 2376, files));
    }

    @Test
    void httpsTrustsWhatJavaTrusts() {
        var javas = new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty(), true);
        assertThat(EngineAddresses.parse("https://build"))
                .isEqualTo(new EngineAddress.Tls("build", 2376, javas));
    }

    @Test
    void aSocketNeedsNoCertificates() {
        var files = TlsFiles.in(Path.of("/nowhere"), true);
        assertThat(EngineAddresses.parse("/var/run/docker.sock", Optional.of(files)))
                .isEqualTo(new EngineAddress.Unix(Path.of("/var/run/docker.sock")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:///var/run/docker.sock",
                "npipe:////./pipe/docker_engine",
                "tcp://build:2375",
                "tcp://[::1]:2375"
            })
    void isWrittenAsItIsRead(String written) {
        assertThat(EngineAddresses.parse(written)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  ', EMPTY",
        "localhost:2375, NO_SCHEME",
        "localhost, NO_SCHEME",
        "docker.sock, NO_SCHEME",
        "ftp://localhost, UNKNOWN_SCHEME",
        "fd://, UNKNOWN_SCHEME",
        "ssh://me@build, SSH_LATER",
        "unix://, NO_PATH",
        "unix:///, NO_PATH",
        "/, NO_PATH",
        "unix://var/run/docker.sock, NO_PATH",
        "npipe://docker_engine, NO_PATH",
        "tcp://, NO_HOST",
        "tcp://:2375, NO_HOST",
        "tcp://[]:2375, NO_HOST",
        "tcp://build:, BAD_PORT",
        "tcp://build:0, BAD_PORT",
        "tcp://build:65536, BAD_PORT",
        "tcp://build:2375x, BAD_PORT",
        "tcp://build:-1, BAD_PORT",
        "tcp:/build, MALFORMED",
        "tcp:build:2375, MALFORMED",
        "unix:/var/run/docker.sock, MALFORMED",
        "tcp://::1:2375, MALFORMED",
        "tcp://[build]:2375, MALFORMED",
        "tcp://me@build:2375, MALFORMED",
        "tcp://build:2375/prefix, MALFORMED",
        "tcp://build/prefix, MALFORMED",
        "tcp://a b:2375, MALFORMED"
    })
    void saysWhyItIsNone(String written, Reason reason) {
        var failure =
                catchThrowableOfType(AddressException.class, () -> EngineAddresses.parse(written));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.written()).isEqualTo(written);
    }
}
