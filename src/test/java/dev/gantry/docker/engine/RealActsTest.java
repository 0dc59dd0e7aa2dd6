package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.Commit;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Download;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.LiveLimits;
import dev.gantry.docker.Removal;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rarer acts on a container, as real engines carry them out.
@EngineTest
class RealActsTest {

    @Test
    void whatIsCreatedIsThereAndDoesNotRun(TestEngine engine) {
        var name = TestEngine.name();
        try (var gantry = new Dialer().connect(engine.address())) {
            var id =
                    gantry.containers()
                            .create(
                                    name,
                                    "",
                                    """
                                    {"Image": "gantry/base:1", "Cmd": ["sleep", "600"],
                                     "Labels": {"dev.gantry.test": "create"}}\
                                    """);
            try {
                var made = gantry.containers().inspect(id);
                assertThat(made.name()).isEqualTo(name);
                assertThat(made.state()).isEqualTo(Container.State.CREATED);
                assertThat(made.command()).containsExactly("sleep", "600");
            } finally {
                gantry.containers().remove(id, new Removal(true, true));
            }
        }
    }

    @Test
    void aMissingImageAndATakenNameAreToldApart(TestEngine engine) {
        var name = TestEngine.name();
        engine.create(name, "true");
        try (var gantry = new Dialer().connect(engine.address())) {
            assertThatThrownBy(() ->
                            gantry.containers()
                                    .create(TestEngine.name(), "", "{\"Image\": \"no/such:1\"}"))
                    .isInstanceOf(EngineException.Gone.class)
                    .hasMessageContaining("no/such");
            assertThatThrownBy(() ->
                            gantry.containers().create(name, "", "{\"Image\": \"gantry/base:1\"}"))
                    .isInstanceOf(EngineException.Conflict.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void limitsChangeWhileItRuns(TestEngine engine) {
        var id = engine.run(TestEngine.name(), "sleep", "600");
        try (var gantry = new Dialer().connect(engine.address())) {
            gantry.containers()
                    .update(
                            id,
                            LiveLimits.NOTHING
                                    .withMemory(64 << 20)
                                    .withNanoCpus(500_000_000)
                                    .withPids(50)
                                    .withRestartPolicy("on-failure:3"));
            var host = host(engine, id);
            assertThat(host.path("Memory").asLong()).isEqualTo(64 << 20);
            assertThat(host.path("NanoCpus").asLong()).isEqualTo(500_000_000);
            assertThat(host.path("PidsLimit").asLong()).isEqualTo(50);
            assertThat(gantry.containers().inspect(id).restartPolicy()).isEqualTo("on-failure:3");
            gantry.containers().update(id, LiveLimits.NOTHING.withMemory(128 << 20));
            assertThat(host(engine, id).path("Memory").asLong()).isEqualTo(128 << 20);
            assertThat(host(engine, id).path("PidsLimit").asLong()).isEqualTo(50);
        }
    }

    private static JsonNode host(TestEngine engine, ContainerId id) {
        return engine.ask(Request.get("/containers/" + id.value() + "/json")).path("HostConfig");
    }

    @Test
    void anImageIsMadeOfIt(TestEngine engine) {
        var name = TestEngine.name();
        var id = engine.run(name, "sh", "-c", "echo kept > /kept; sleep 600");
        try (var gantry = new Dialer().connect(engine.address())) {
            var image =
                    gantry.containers()
                            .commit(
                                    id,
                                    new Commit(
                                            name,
                                            "two",
                                            "Ann <ann@example.org>",
                                            "As it was & is",
                                            List.of("ENV A=1 B=\"two words\"", "CMD [\"cat\"]"),
                                            true));
            try {
                var made = engine.ask(Request.get("/images/" + name + ":two/json"));
                assertThat(made.path("Id").asText()).isEqualTo(image.value());
                assertThat(made.path("Author").asText()).isEqualTo("Ann <ann@example.org>");
                assertThat(made.path("Comment").asText()).isEqualTo("As it was & is");
                assertThat(gantry.images().defaults(image).command()).containsExactly("cat");
                assertThat(gantry.images().defaults(image).environment())
                        .contains("A=1", "B=two words");
            } finally {
                engine.ask(Request.of("DELETE", "/images/" + name + ":two"));
            }
        }
    }

    @Test
    void allItsFilesComeAsOneTar(TestEngine engine) {
        var id = engine.create(TestEngine.name(), "true");
        try (var gantry = new Dialer().connect(engine.address());
                var download = gantry.containers().export(id)) {
            var all = new ByteArrayOutputStream();
            var buffer = new byte[64 * 1024];
            for (int count = download.read(buffer); count >= 0; count = download.read(buffer)) {
                all.write(buffer, 0, count);
            }
            assertThat(all.size() % 512).isZero();
            assertThat(all.toString(StandardCharsets.ISO_8859_1)).contains("bin/busybox", "ustar");
        }
    }

    @Test
    void aDownloadEndsWhenItIsClosed(TestEngine engine) {
        var id = engine.create(TestEngine.name(), "true");
        try (var gantry = new Dialer().connect(engine.address())) {
            var download = gantry.containers().export(id);
            download.close();
            assertThatThrownBy(() -> readAll(download))
                    .isInstanceOf(EngineException.Cancelled.class);
            gantry.ping();
        }
    }

    private static void readAll(Download download) {
        var buffer = new byte[1024];
        while (download.read(buffer) >= 0) {
            // until it ends
        }
    }

    @Test
    void itsProcessesAreListed(TestEngine engine) {
        var id = engine.run(TestEngine.name(), "sleep", "612");
        try (var gantry = new Dialer().connect(engine.address())) {
            var top = gantry.containers().top(id);
            assertThat(top.titles()).contains("PID");
            assertThat(top.rows()).hasSize(1);
            assertThat(top.rows().getFirst())
                    .hasSameSizeAs(top.titles())
                    .anyMatch(cell -> cell.contains("612"));
        }
    }

    @Test
    void whatDoesNotRunHasNoProcesses(TestEngine engine) {
        var id = engine.create(TestEngine.name(), "true");
        try (var gantry = new Dialer().connect(engine.address())) {
            assertThatThrownBy(() -> gantry.containers().top(id))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("not running");
        }
    }

    @Test
    void itJoinsAnotherNetworkUnderAnAlias(TestEngine engine) {
        var name = TestEngine.name();
        engine.ask(
                Request.post("/networks/create")
                        .json(
                                "{\"Name\": \""
                                        + name
                                        + "\", \"Labels\": {\"dev.gantry.test\": \"\"}}"));
        var id = engine.create(TestEngine.name(), "true");
        try (var gantry = new Dialer().connect(engine.address())) {
            gantry.networks().connect(name, id, "{\"Aliases\": [\"shop\"]}");
            var joined = gantry.containers().inspect(id).networks();
            assertThat(joined.entrySet())
                    .anyMatch(one ->
                            one.getKey().equals(name) && one.getValue().aliases().contains("shop"));
            gantry.containers().remove(id, Removal.PLAIN);
        } finally {
            engine.ask(Request.of("DELETE", "/networks/" + name));
        }
    }
}
