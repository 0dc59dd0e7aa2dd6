package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.EngineException.Incompatible;
import dev.gantry.docker.EngineException.NotAnEngine;
import dev.gantry.docker.EngineException.Refused;
import dev.gantry.docker.EngineException.Unreachable;
import dev.gantry.docker.EngineException.Untrusted;
import dev.gantry.testing.Certificates;
import dev.gantry.testing.FakeServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DialerTest {

    private final Dialer dialer = new Dialer();

    @ParameterizedTest
    @CsvSource({"1.41, 1.12, 1.41", "1.51, 1.44, 1.51", "1.55, 1.44, 1.51", "1.100, 1.44, 1.51"})
    void speaksTheNewestVersionThatBothKnow(String newest, String oldest, String spoken) {
        try (var fake = FakeEngine.speaking(newest, oldest);
                var engine = fake.connect()) {
            assertThat(engine.info().apiVersion()).isEqualTo(spoken);
            assertThat(engine.info().newestApiVersion()).isEqualTo(newest);
            assertThat(fake.asked()).contains("GET /v" + spoken + "/info");
        }
    }

    @ParameterizedTest
    @CsvSource({"1.40, 1.12, 1.40, 1.41", "1.9, 1.1, 1.9, 1.41", "1.70, 1.60, 1.60, 1.51"})
    void sharesNoVersionWithSome(String newest, String oldest, String its, String ours) {
        try (var fake = FakeEngine.speaking(newest, oldest)) {
            var failure = catchThrowableOfType(Incompatible.class, fake::connect);
            assertThat(failure.itsApiVersion()).isEqualTo(its);
            assertThat(failure.oursApiVersion()).isEqualTo(ours);
        }
    }

    @Test
    void anEngineThatIsStartingRefuses() {
        try (var fake = FakeEngine.start().answer("/_ping", "503 Service Unavailable", "")) {
            var failure = catchThrowableOfType(Refused.class, fake::connect);
            assertThat(failure.status()).isEqualTo(503);
            assertThat(failure).hasMessage("HTTP/1.1 503 Service Unavailable");
        }
    }

    @Test
    void aProxyThatHidesTheMachineIsGoodEnough() {
        try (var fake = FakeEngine.start().answer("/info", "403 Forbidden", "no");
                var engine = fake.connect()) {
            assertThat(engine.info().version()).isEqualTo("99");
        }
    }

    @Test
    void aWebServerIsNoEngine() {
        var page = "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html\r\n\r\n";
        try (var server = FakeServer.tcp(peer -> peer.say(page))) {
            assertThatThrownBy(() -> dialer.connect(server.address()))
                    .isInstanceOf(NotAnEngine.class)
                    .hasMessage("HTTP/1.1 200 OK, Server: nginx");
        }
    }

    @Test
    void aTlsEngineSpokenToInPlainTextSaysSo() {
        var go =
                "HTTP/1.0 400 Bad Request\r\n\r\n"
                        + "Client sent an HTTP request to an HTTPS server.\n";
        try (var server = FakeServer.tcp(peer -> peer.say(go))) {
            assertThatThrownBy(() -> dialer.connect(server.address()))
                    .isInstanceOf(NotAnEngine.class)
                    .hasMessage(
                            "HTTP/1.0 400 Bad Request:"
                                    + " Client sent an HTTP request to an HTTPS server.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2p1", "220 mail.example ESMTP"})
    void otherServersAreNoEngines(String banner) {
        try (var server = FakeServer.tcp(peer -> peer.say(banner + "\r\n"))) {
            assertThatThrownBy(() -> dialer.connect(server.address()))
                    .isInstanceOf(NotAnEngine.class)
                    .hasMessage(banner);
        }
    }

    @Test
    void aPortThatHangsUpIsUnreachable() {
        try (var server = FakeServer.tcp(peer -> {})) {
            assertThatThrownBy(() -> dialer.connect(server.address()))
                    .isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        int free;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        assertThatThrownBy(() -> dialer.connect(new EngineAddress.Tcp("127.0.0.1", free)))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void aMissingSocketIsUnreachable(@TempDir Path folder) {
        var address = new EngineAddress.Unix(folder.resolve("docker.sock"));
        assertThatThrownBy(() -> dialer.connect(address)).isInstanceOf(Unreachable.class);
    }

    @Test
    void aFileThatIsNoSocketIsUnreachable(@TempDir Path folder) throws IOException {
        var address = new EngineAddress.Unix(Files.createFile(folder.resolve("docker.sock")));
        assertThatThrownBy(() -> dialer.connect(address)).isInstanceOf(Unreachable.class);
    }

    @Test
    void aHostWithoutAnAddressIsUnreachable() {
        assertThatThrownBy(() -> dialer.connect(new EngineAddress.Tcp("gantry.invalid", 2375)))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void aStrangersCertificateIsUntrusted() throws Exception {
        var certificates = Certificates.shared();
        var context = certificates.serverContext("other");
        try (var server = FakeServer.tls(context, false, peer -> peer.request())) {
            var files = certificates.trusting();
            var address = new EngineAddress.Tls("localhost", server.port(), files);
            var failure = catchThrowableOfType(Untrusted.class, () -> dialer.connect(address));
            assertThat(failure.reason()).isEqualTo(Untrusted.Reason.WRONG_NAME);
        }
    }

    @Test
    void cancellingEndsTheCallForASilentEngine() throws Exception {
        try (var server = FakeServer.tcp(peer -> peer.untilEnd())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> dialer.connect(server.address()))
                    .isInstanceOf(EngineException.Cancelled.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void knocksAtTheDoorOfALocalEngine(@TempDir Path folder) {
        try (var server = FakeServer.unix(peer -> peer.untilEnd())) {
            assertThat(dialer.isListening(server.address())).isTrue();
        }
        var missing = new EngineAddress.Unix(folder.resolve("docker.sock"));
        assertThat(dialer.isListening(missing)).isFalse();
        assertThat(dialer.isListening(new EngineAddress.Tcp("gantry.invalid", 2375))).isFalse();
    }
}
