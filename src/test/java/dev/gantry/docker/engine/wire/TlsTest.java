package dev.gantry.docker.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddress.TlsFiles;
import dev.gantry.docker.EngineException.Untrusted.Reason;
import dev.gantry.testing.Certificates;
import dev.gantry.testing.FakeServer;
import dev.gantry.testing.FakeServer.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsTest {

    private static final Certificates CERTIFICATES = Certificates.shared();

    private final Script answering =
            peer -> {
                peer.request();
                peer.answer("200 OK", "secret");
            };

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void trustsAnEngineThatTheAuthorityVouchesFor(String host) throws Exception {
        try (var server = serve("server", false)) {
            assertThat(ask(host, server, CERTIFICATES.trusting())).isEqualTo("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void showsItsCertificateWhenAsked(String client) throws Exception {
        try (var server = serve("server", true)) {
            assertThat(ask("localhost", server, CERTIFICATES.showing(client))).isEqualTo("secret");
        }
    }

    @Test
    void doesNotTrustAnotherName() throws Exception {
        assertThat(reasonAgainst("other", CERTIFICATES.trusting())).isEqualTo(Reason.WRONG_NAME);
    }

    @Test
    void doesNotTrustWhatHasExpired() throws Exception {
        assertThat(reasonAgainst("expired", CERTIFICATES.trusting())).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void doesNotTrustAnAuthorityItDoesNotKnow() throws Exception {
        var javas = new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty(), true);
        assertThat(reasonAgainst("server", javas)).isEqualTo(Reason.UNKNOWN_ISSUER);
    }

    @Test
    void trustsAnybodyWhereAContextSaysSo() throws Exception {
        var careless = new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty(), false);
        try (var server = serve("other", false)) {
            assertThat(ask("localhost", server, careless)).isEqualTo("secret");
        }
    }

    @Test
    void knowsThatTheEngineMissesACertificate() throws Exception {
        try (var server = serve("server", true)) {
            var failure = failure(server, CERTIFICATES.trusting());
            assertThat(failure.reason()).isEqualTo(Reason.NO_CLIENT_CERTIFICATE);
        }
    }

    @Test
    void knowsThatTheEngineRefusesItsCertificate() throws Exception {
        var context = Certificates.shared().serverContextTrusting("server", "other");
        try (var server = FakeServer.tls(context, true, answering)) {
            var failure = failure(server, CERTIFICATES.showing("rsa"));
            assertThat(failure.reason()).isEqualTo(Reason.REFUSED_CLIENT_CERTIFICATE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2p1\r\n"
            })
    void quotesWhatAnswersWithoutTls(String answer) {
        try (var server = FakeServer.tcp(peer -> peer.say(answer))) {
            assertThatThrownBy(() -> ask("localhost", server, CERTIFICATES.trusting()))
                    .isInstanceOf(NotHttpException.class)
                    .hasMessageStartingWith("no TLS: " + answer.substring(0, 20));
        }
    }

    @Test
    void quotesATlsServerThatIsSpokenToInPlainText() throws Exception {
        try (var server = serve("server", false);
                var wire = new Wire(Transports.to(server.address()), Duration.ofSeconds(30))) {
            assertThatThrownBy(wire.call(Request.get("/"))::send)
                    .isInstanceOf(NotHttpException.class)
                    .hasMessageStartingWith("\\x15\\x03");
        }
    }

    @Test
    void saysWhichFileIsMissing(@TempDir Path folder) {
        var missing = folder.resolve("ca.pem");
        var files = new TlsFiles(Optional.of(missing), Optional.empty(), Optional.empty(), true);
        assertThatThrownBy(() -> TlsTrust.in(files))
                .isInstanceOf(TrustException.class)
                .hasMessageContaining(missing.toString());
    }

    private FakeServer serve(String certificate, boolean askingForCertificate) throws Exception {
        return FakeServer.tls(
                CERTIFICATES.serverContext(certificate), askingForCertificate, answering);
    }

    private Reason reasonAgainst(String certificate, TlsFiles files) throws Exception {
        try (var server = serve(certificate, false)) {
            return failure(server, files).reason();
        }
    }

    private static TrustException failure(FakeServer server, TlsFiles files) {
        return catchThrowableOfType(TrustException.class, () -> ask("localhost", server, files));
    }

    private static String ask(String host, FakeServer server, TlsFiles files) throws IOException {
        var address = new EngineAddress.Tls(host, server.port(), files);
        try (var wire = new Wire(Transports.to(address), Duration.ofSeconds(30));
                var response = wire.call(Request.get("/")).send()) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
