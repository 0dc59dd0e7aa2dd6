package dev.gantry.app.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.app.words.Explain;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.ImageTars;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A real registry behind a way that breaks off in the middle. The engine tries five times before
/// it gives up, which takes it most of a minute.
@EngineTest
@Timeout(240)
class CutPushEngineTest {

    private static final String REGISTRY = System.getenv("GANTRY_TEST_REGISTRY");
    private static final String HOST = System.getenv("GANTRY_TEST_ENGINE_HOST");
    private static final int PORT = 21_000 + new Random().nextInt(8_000);

    @Test
    void aRegistryThatStopsHalfWayIsAnErrorInWords(TestEngine world) throws IOException {
        cuttingWay(world);
        var name = ImageName.parse("localhost:" + PORT + "/" + TestEngine.name() + ":1");
        var seen = new ArrayList<TransferProgress>();
        try (var engine = new Dialer().connect(world.address())) {
            var tar = new ByteArrayInputStream(ImageTars.withFile("file", incompressible()));
            engine.images().importRoot(tar, name, "for a test", List.of());
            try {
                var transfers = new ImageTransfers(engine.images(), Logins.NONE, seen::add);
                var failure =
                        catchThrowableOfType(EngineException.class, () -> transfers.push(name));
                var said = Explain.act("Could not push it.", failure);
                assertThat(said.title()).isEqualTo("Could not push it.");
                assertThat(said.advice()).isNotBlank();
                assertThat(said.details()).isNotBlank().doesNotContain("Exception");
                assertThat(seen).anyMatch(TransferProgress::isRetrying);
            } finally {
                engine.images().removeByForce(name.toString());
            }
        }
    }

    /// In the engine's own network, where it needs no TLS: 300 KB a connection, and no more.
    private static void cuttingWay(TestEngine world) {
        var relay = "dd bs=1024 count=300 2>/dev/null | nc " + REGISTRY.replace(':', ' ');
        var id =
                world.create(
                        TestEngine.name(),
                        Map.of(
                                "Cmd",
                                List.of("nc", "-ll", "-p", "" + PORT, "-e", "sh", "-c", relay),
                                "HostConfig",
                                Map.of("NetworkMode", "host")));
        world.start(id);
        while (!listens()) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static boolean listens() {
        try (var _ = new Socket(HOST, PORT)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String incompressible() {
        var bytes = new byte[2_000_000];
        new Random(7).nextBytes(bytes);
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }
}
