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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A pasted line makes the container that the real docker CLI makes of it.
@EngineTest
class RunLineEngineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gantry/base:1",
                "-it gantry/base:1 sh -c 'echo \"a b\"; sleep 1'",
                "-e A=1 --env 'B=two words' -eC=3 --env=D= --label x=y -l z gantry/base:1 sleep 600",
                "-p 8081:80 -p 127.0.0.1:8082:81/udp -p 127.0.0.1::82 -p [::1]:8083:83 -p84 gantry/base:1 true",
                "-p 18000-18002:80-82 -p 19000-19010:90 --expose 99 --expose 7000-7001/udp -P gantry/base:1 true",
                "-v /tmp:/host:ro -v /anonymous --volume named-by-nobody-yet:/data gantry/base:1 true",
                "--mount type=bind,source=/tmp,target=/a,readonly --mount type=tmpfs,dst=/b,tmpfs-size=1m gantry/base:1 true",
                "--restart on-failure:3 --memory 64m --cpus 0.5 --pids-limit=50 --shm-size 16m --ulimit nofile=100:200 gantry/base:1 true",
                "--memory=1.5g --memory-swap=-1 --memory-reservation 32m --cpu-shares 512 --cpuset-cpus 0 gantry/base:1 true",
                "--health-cmd 'true || false' --health-interval=1m30s --health-timeout 500ms --health-retries 4 --health-start-period 2s gantry/base:1 true",
                "--no-healthcheck gantry/db:1",
                "--cap-add NET_ADMIN --cap-drop=MKNOD --security-opt no-new-privileges --read-only --tmpfs /run:size=1m --init gantry/base:1 true",
                "-u 1000:1000 -w /tmp -h here --entrypoint /bin/sh gantry/base:1 -c 'true'",
                "--network none gantry/base:1 true",
                "--network host --pid host --ipc=host gantry/base:1 true",
                "--dns 10.0.0.1 --add-host a:10.0.0.2 --sysctl net.ipv4.ip_forward=1 --log-opt max-size=1m --log-driver json-file --stop-timeout 3 --stop-signal SIGINT gantry/base:1 true",
                "--rm=false -i=false --privileged --group-add 5 --device /dev/null:/dev/x:r --oom-score-adj 100 gantry/base:1 true"
            })
    void makesTheSame(String words, TestEngine test) throws Exception {
        var docker = Optional.ofNullable(System.getenv("GANTRY_TEST_DOCKER"));
        Assumptions.assumeTrue(
                docker.isPresent() || System.getenv("CI") != null,
                "no docker CLI in GANTRY_TEST_DOCKER");
        var theirs =
                shell(test, docker.orElseThrow() + " create --label dev.gantry.test=x " + words);
        try (var engine = new Dialer().connect(test.address())) {
            var draft = RunLine.parse("docker run -d --label dev.gantry.test=x " + words);
            var ours = engine.containers().create(draft.name(), draft.createJson());
            try {
                assertThat(essence(engine, ours))
                        .isEqualTo(essence(engine, new ContainerId(theirs)));
            } finally {
                engine.containers().remove(ours, new Removal(true, true));
                engine.containers().remove(new ContainerId(theirs), new Removal(true, true));
            }
        }
    }

    /// Without its id, and without how the CLI itself waits for it.
    private static String essence(Engine engine, ContainerId id) {
        var root = InspectJson.parse(engine.containers().inspect(id).rawJson());
        var config = (ObjectNode) root.path("Config");
        if (id.value().startsWith(config.path("Hostname").asText())) {
            config.remove("Hostname");
        }
        config.remove(List.of("AttachStdin", "AttachStdout", "AttachStderr", "StdinOnce"));
        var host = (ObjectNode) root.path("HostConfig");
        host.remove(List.of("ContainerIDFile", "ConsoleSize"));
        return facts(config) + "\n\n" + facts(host);
    }

    /// The CLI writes empty lists where saying nothing means the same.
    private static String facts(ObjectNode node) {
        return node.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .filter(field -> !field.getValue().isContainerNode() || !field.getValue().isEmpty())
                .map(field -> field.getKey() + " = " + said(field.getKey(), field.getValue()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /// The engine merges environments in any order, and the CLI collects volumes in any.
    private static String said(String name, JsonNode value) {
        return name.equals("Env") || name.equals("Binds")
                ? value.valueStream().map(JsonNode::toString).sorted().toList().toString()
                : value.toString();
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
