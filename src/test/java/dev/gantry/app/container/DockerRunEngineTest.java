package dev.gantry.app.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.Removal;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command that Gantry writes, run by the real docker CLI, makes the same container again.
@EngineTest
class DockerRunEngineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gantry/base:1 sleep 600",
                "--env A=1 --env 'B=two words' --env 'C=it'\\''s $HOME' --label x=y gantry/base:1 sleep 600",
                "-t -i --hostname here --user 1000:1000 --workdir /tmp gantry/base:1 sh -c 'sleep 600; echo \"x y\"'",
                "-p 127.0.0.1::80 --expose 99 --restart on-failure:3 gantry/base:1 sleep 600",
                "--memory 64m --cpus 0.5 --pids-limit 50 --shm-size 16m --ulimit nofile=100:200 gantry/base:1 sleep 600",
                "--cap-add NET_ADMIN --cap-drop MKNOD --security-opt no-new-privileges --read-only --tmpfs /run:size=1m --init gantry/base:1 sleep 600",
                "--dns 10.0.0.1 --add-host a:10.0.0.2 --sysctl net.ipv4.ip_forward=1 --log-opt max-size=1m gantry/base:1 sleep 600",
                "-v /tmp:/host:ro -v /anonymous --mount type=tmpfs,target=/t --stop-timeout 3 gantry/base:1 sleep 600",
                "--entrypoint /bin/sh gantry/base:1 -c 'sleep 600'",
                "--health-cmd 'true' --health-interval 7s --health-retries 4 gantry/db:1",
                "--pid host --ipc host --network none gantry/base:1 sleep 600"
            })
    void makesItAgain(String options, TestEngine test) throws Exception {
        var docker = Optional.ofNullable(System.getenv("GANTRY_TEST_DOCKER"));
        Assumptions.assumeTrue(
                docker.isPresent() || System.getenv("CI") != null,
                "no docker CLI in GANTRY_TEST_DOCKER");
        var name = TestEngine.name();
        try (var engine = new Dialer().connect(test.address())) {
            var first =
                    shell(
                            test,
                            docker.orElseThrow()
                                    + " run -d --name "
                                    + name
                                    + " --label "
                                    + TestEngine.LABEL
                                    + "="
                                    + name
                                    + " "
                                    + options);
            try {
                var details = engine.containers().inspect(new ContainerId(first));
                var defaults = engine.images().defaults(details.imageId());
                var command = ContainerText.dockerRun(details, defaults, true);
                engine.containers().remove(new ContainerId(first), new Removal(true, true));
                var again = shell(test, command.replaceFirst("^docker", docker.orElseThrow()));
                assertThat(essence(engine, again))
                        .as(command)
                        .isEqualTo(essence(details.rawJson()));
            } finally {
                removeByName(engine, name);
            }
        }
    }

    private static void removeByName(Engine engine, String name) {
        engine.containers().all().stream()
                .filter(container -> container.name().equals(name))
                .forEach(container ->
                        engine.containers().remove(container.id(), new Removal(true, true)));
    }

    private static String essence(Engine engine, String id) {
        return essence(engine.containers().inspect(new ContainerId(id)).rawJson());
    }

    /// What a person asked for, without what each container gets anew.
    private static String essence(String json) {
        var root = InspectJson.parse(json);
        var config = (ObjectNode) root.path("Config");
        if (root.path("Id").asText().startsWith(config.path("Hostname").asText())) {
            config.remove("Hostname");
        }
        // how the CLI itself waits for a container, which is not the container's
        config.remove(List.of("AttachStdin", "AttachStdout", "AttachStderr", "StdinOnce"));
        // the engine merges variables in no order of its own
        var variables = new TreeSet<String>();
        config.path("Env").forEach(one -> variables.add(one.asText()));
        config.put("Env", variables.toString());
        var host = (ObjectNode) root.path("HostConfig");
        host.remove(List.of("ContainerIDFile", "ConsoleSize"));
        return text(config) + text(host) + root.path("Name").asText();
    }

    private static String text(JsonNode node) {
        return node.toPrettyString();
    }

    private static String shell(TestEngine test, String command) throws Exception {
        var builder = new ProcessBuilder("sh", "-c", command);
        builder.environment().put("DOCKER_HOST", test.address().toString());
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(command + "\n" + err).isZero();
        return out.strip();
    }
}
