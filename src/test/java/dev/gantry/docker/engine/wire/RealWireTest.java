package dev.gantry.docker.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.EngineAddress;
import dev.gantry.testing.Certificates;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.FakeServer;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What only a real engine can prove: raw streams, the end of an input, much data.
@EngineTest
@Timeout(120)
class RealWireTest {

    private final String name = TestEngine.name();
    private final TestEngine world;

    RealWireTest(TestEngine world) {
        this.world = world;
    }

    @Test
    void aProcessHearsTheEndOfItsInput() throws IOException {
        try (var wire = wire(world.address())) {
            assertThat(exec(wire)).endsWith("hello done");
        }
    }

    @Test
    void aProcessHearsTheEndOfItsInputThroughTls() throws Exception {
        try (var proxy = tlsProxy();
                var wire = wire(tlsAddress(proxy))) {
            assertThat(exec(wire)).endsWith("hello done");
        }
    }

    /// `cat` ends when it has heard everything.
    private String exec(Wire wire) throws IOException {
        var id = world.run(name, "sleep", "600");
        var command = "[\"sh\", \"-c\", \"cat; echo -n ' done'\"]";
        var created =
                world.ask(
                        Request.post("/containers/" + id.value() + "/exec")
                                .json(
                                        "{\"AttachStdin\": true, \"AttachStdout\": true, \"Cmd\": "
                                                + command
                                                + "}"));
        var start =
                Request.post("/exec/" + created.path("Id").asText() + "/start")
                        .json("{\"Tty\": false}")
                        .upgrade();
        try (var duplex = wire.call(start).upgrade()) {
            duplex.output().write("hello".getBytes(StandardCharsets.UTF_8));
            duplex.closeOutput();
            return framesJoined(duplex.input().readAllBytes());
        }
    }

    /// Without the eight bytes before each frame.
    private static String framesJoined(byte[] frames) {
        var text = new StringBuilder();
        int position = 0;
        while (position < frames.length) {
            int length = ByteBuffer.wrap(frames, position + 4, 4).getInt();
            text.append(new String(frames, position + 8, length, StandardCharsets.UTF_8));
            position += 8 + length;
        }
        return text.toString();
    }

    @Test
    void anArchiveComesWholeThroughAnything() throws Exception {
        var id = world.create(name, "true");
        var archive = Request.get("/containers/" + id.value() + "/archive").query("path", "/bin");
        try (var proxy = tlsProxy();
                var plain = wire(world.address());
                var secured = wire(tlsAddress(proxy))) {
            var bytes = read(plain, archive);
            assertThat(bytes.length).isGreaterThan(500_000);
            assertThat(read(secured, archive)).isEqualTo(bytes);
        }
    }

    @Test
    void anArchiveGoesWholeThroughAnything() throws Exception {
        var from = world.create(name, "true");
        var to = world.create(name + "-two", "true");
        try (var proxy = tlsProxy();
                var plain = wire(world.address());
                var secured = wire(tlsAddress(proxy))) {
            var got = Request.get("/containers/" + from.value() + "/archive").query("path", "/bin");
            try (var download = plain.call(got).send().orRefusal()) {
                var put =
                        Request.of("PUT", "/containers/" + to.value() + "/archive")
                                .query("path", "/tmp")
                                .stream(download.body(), "application/x-tar");
                secured.call(put).send().orRefusal().close();
            }
            var there =
                    Request.head("/containers/" + to.value() + "/archive")
                            .query("path", "/tmp/bin/busybox");
            try (var stat = plain.call(there).send().orRefusal()) {
                assertThat(stat.headers().get("X-Docker-Container-Path-Stat")).isPresent();
            }
        }
    }

    private static byte[] read(Wire wire, Request request) throws IOException {
        try (var response = wire.call(request).send().orRefusal()) {
            return response.body().readAllBytes();
        }
    }

    /// Ends TLS before the engine's own socket, as `dockerd --tlsverify` does within.
    private FakeServer tlsProxy() throws Exception {
        var context = Certificates.shared().serverContext("server");
        return FakeServer.tls(context, true, world::relay);
    }

    private static EngineAddress tlsAddress(FakeServer proxy) throws Exception {
        return new EngineAddress.Tls(
                "localhost", proxy.port(), Certificates.shared().showing("ec"));
    }

    private static Wire wire(EngineAddress address) throws IOException {
        return new Wire(Transports.to(address), Duration.ofSeconds(5));
    }
}
