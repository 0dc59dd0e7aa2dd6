package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddress.TlsFiles;
import dev.gantry.testing.Certificates;
import dev.gantry.testing.FakeServer.Script;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How docker-java's calls travel.
@Timeout(60)
class DockerJavaTest {

    private static final ContainerId WEB = new ContainerId("web");

    /// As podman does after ten seconds, and without a word.
    private final Script hangingUpAfterwards =
            peer -> {
                peer.answer("200 OK", "[]");
                peer.close();
            };

    @Test
    void aQuestionIsAskedAgainWhenTheEngineHadHungUp() {
        try (var fake = FakeEngine.start().at("/containers/json", hangingUpAfterwards);
                var engine = fake.connect()) {
            engine.containers().all();
            assertThat(engine.containers().all()).isEmpty();
        }
    }

    @Test
    void aDeedIsDoneOnceThoughTheEngineHadHungUp() {
        try (var fake =
                        FakeEngine.start()
                                .at("/containers/json", hangingUpAfterwards)
                                .answer("/containers/web/start", "204 No Content", "");
                var engine = fake.connect()) {
            engine.containers().all();
            engine.containers().start(WEB);
            assertThat(Collections.frequency(fake.asked(), "POST /v1.51/containers/web/start"))
                    .isEqualTo(1);
        }
    }

    @Test
    void bothGoThroughTls() throws Exception {
        var certificates = Certificates.shared();
        bothGo("server", certificates.trusting());
    }

    @Test
    void bothGoToWhomeverItIsWhereAContextSaysSo() throws Exception {
        bothGo("other", new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    private static void bothGo(String certificate, TlsFiles files) throws Exception {
        var context = Certificates.shared().serverContext(certificate);
        try (var fake =
                FakeEngine.overTls(context)
                        .answer("/containers/json", "[]")
                        .answer("/containers/web/start", "204 No Content", "")) {
            int port = ((EngineAddress.Tcp) fake.address()).port();
            var address = new EngineAddress.Tls("localhost", port, files);
            try (var engine = new Dialer().connect(address)) {
                assertThat(engine.containers().all()).isEmpty();
                engine.containers().start(WEB);
            }
        }
    }

    @Test
    void aSocketMayHaveASpaceInItsPath() {
        assertThat(DockerJava.uri("unix", "/a b/docker.sock").getPath())
                .isEqualTo("/a b/docker.sock");
    }
}
