package dev.gantry.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.engine.wire.Link;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.docker.engine.wire.Transports;
import dev.gantry.docker.engine.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The engine that tests run against, and the few deeds they need to build their small world on it.
public final class TestEngine implements AutoCloseable {

    public static final String LABEL = "dev.gantry.test";
    public static final String IMAGE = "gantry/base:1";
    private static final JsonMapper JSON = new JsonMapper();

    private final EngineAddress address;
    private final Wire wire;
    private final Queue<ContainerId> made = new ConcurrentLinkedQueue<>();

    public TestEngine(EngineAddress address) {
        this.address = address;
        try {
            wire = new Wire(Transports.to(address), Duration.ofSeconds(5));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public EngineAddress address() {
        return address;
    }

    /// A name that nothing else has.
    public static String name() {
        return "gantry-test-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /// A container of busybox, created and not started. Removed after the test.
    public ContainerId create(String name, String... command) {
        return create(name, Map.of("Cmd", List.of(command)));
    }

    /// @param more what `POST /containers/create` takes besides image and labels
    public ContainerId create(String name, Map<String, ?> more) {
        var body = JSON.createObjectNode().put("Image", IMAGE);
        body.setAll(JSON.<ObjectNode>valueToTree(more));
        body.withObjectProperty("Labels").put(LABEL, name);
        var reply =
                ask(Request.post("/containers/create").query("name", name).json(body.toString()));
        var id = new ContainerId(reply.path("Id").asText());
        made.add(id);
        return id;
    }

    public ContainerId run(String name, String... command) {
        var id = create(name, command);
        start(id);
        return id;
    }

    public void start(ContainerId id) {
        ask(Request.post("/containers/" + id.value() + "/start"));
    }

    public void awaitEnd(ContainerId id) {
        ask(Request.post("/containers/" + id.value() + "/wait"));
    }

    /// Before the test ends, for what it holds.
    public void remove(ContainerId id) {
        ask(Request.of("DELETE", "/containers/" + id.value()).query("force", "1"));
    }

    public void createVolume(String name) {
        var body = JSON.createObjectNode().put("Name", name);
        body.withObjectProperty("Labels").put(LABEL, name);
        ask(Request.post("/volumes/create").json(body.toString()));
    }

    /// Whether it was there, and nothing needed it.
    public boolean removeVolume(String name) {
        try (var response = wire.call(Request.of("DELETE", "/volumes/" + name)).send()) {
            return response.isSuccess();
        } catch (IOException failure) {
            throw new AssertionError(name, failure);
        }
    }

    /// Passes bytes between a client and the engine, until both have said all.
    public void relay(Conversation client) throws IOException {
        var link = Transports.to(address).link();
        link.open();
        var upwards = Thread.ofVirtual().start(() -> pump(client.input(), link));
        try {
            link.input().transferTo(client.output());
            client.closeOutput();
            upwards.join();
        } catch (InterruptedException impossible) {
            throw new IOException(impossible);
        } finally {
            link.close();
        }
    }

    private static void pump(InputStream input, Link link) {
        try {
            input.transferTo(link.output());
            link.closeOutput();
        } catch (IOException hungUp) {
            link.close();
        }
    }

    /// Any request, its reply read as JSON.
    public JsonNode ask(Request request) {
        try (var response = wire.call(request).send().orRefusal()) {
            return JSON.readTree(response.body().readAllBytes());
        } catch (IOException failure) {
            throw new AssertionError(request.method() + " " + request.target(), failure);
        }
    }

    @Override
    public void close() throws IOException {
        for (var id : made) {
            var path = "/containers/" + id.value();
            try (var response =
                    wire.call(Request.of("DELETE", path).query("force", "1").query("v", "1"))
                            .send()) {
                response.body().readAllBytes(); // gone already, perhaps
            }
        }
        wire.close();
    }
}
