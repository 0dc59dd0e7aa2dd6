package dev.gantry.app.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.Removal;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A pasted line makes the container that the real docker CLI makes of it.
@EngineTest
class RunLineEngineTest {

    /// Volumes that lines below make.
    private static final List<String> NAMED = List.of("named-by-nobody-yet", "gantry-test-opts");

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
                "--platform linux/amd64 --annotation a=b --isolation default --mac-address 02:42:ac:11:00:09 gantry/base:1 true",
                "--network name=bridge,mac-address=02:42:ac:11:00:09 gantry/base:1 true",
                "--mount type=bind,src=/tmp,dst=/a,bind-propagation=rslave,ro,consistency=cached --mount type=bind,src=/tmp,dst=/b,bind-recursive=disabled gantry/base:1 true",
                "--mount 'type=volume,dst=/a,volume-nocopy,volume-label=a=b,volume-label=c' --mount type=tmpfs,dst=/b,tmpfs-mode=1770,tmpfs-size=2m gantry/base:1 true",
                "--mount 'type=volume,src=gantry-test-opts,dst=/a,volume-driver=local,\"volume-opt=o=size=1m,mode=700\",volume-opt=type=tmpfs,volume-opt=device=tmpfs' gantry/base:1 true",
                "--tmpfs /a --tmpfs /b:size=1m,mode=700 --health-cmd true --health-start-interval 3s --health-start-period 9s gantry/base:1 true",
                "--gpus all gantry/base:1 true",
                "--gpus '\"device=0,1\",capabilities=utility,driver=nvidia' gantry/base:1 true",
                "--gpus 2 --device-cgroup-rule 'c 1:3 rw' --cpu-period 100000 --cpu-quota 50000 gantry/base:1 true",
                "--device-read-bps /dev/null:1mb --device-write-bps /dev/null:2mb --device-read-iops /dev/null:5 --device-write-iops /dev/null:6 gantry/base:1 true",
                "--health-interval 7s --health-retries 2 gantry/base:1 true",
                "--rm=false -i=false --privileged --group-add 5 --device /dev/null:/dev/x:r --oom-score-adj 100 gantry/base:1 true"
            })
    void makesTheSame(String words, TestEngine test) throws Exception {
        var theirs = shell(test, docker() + " create --label dev.gantry.test=x " + words);
        try (var engine = new Dialer().connect(test.address())) {
            var draft = RunLine.parse("docker run -d --label dev.gantry.test=x " + words);
            var ours =
                    engine.containers().create(draft.name(), draft.platform(), draft.createJson());
            try {
                draft.furtherNetworks()
                        .forEach((network, endpoint) ->
                                engine.networks().connect(network, ours, endpoint));
                assertThat(essence(engine, ours))
                        .isEqualTo(essence(engine, new ContainerId(theirs)));
            } finally {
                engine.containers().remove(ours, new Removal(true, true));
                engine.containers().remove(new ContainerId(theirs), new Removal(true, true));
                NAMED.forEach(test::removeVolume);
            }
        }
    }

    private static String docker() {
        var docker = Optional.ofNullable(System.getenv("GANTRY_TEST_DOCKER"));
        Assumptions.assumeTrue(
                docker.isPresent() || System.getenv("CI") != null,
                "no docker CLI in GANTRY_TEST_DOCKER");
        return docker.orElseThrow();
    }

    /// Also where it is in which networks, whose names the test makes.
    @Test
    void networksAreWhatTheyAreWithTheRealOne(TestEngine test) throws Exception {
        var name = TestEngine.name();
        for (var network : List.of(name + "-a", name + "-b")) {
            var body = "{\"Name\": \"" + network + "\"}";
            test.ask(Request.post("/networks/create").json(body));
        }
        try {
            makesTheSame(
                    "--network name="
                            + name
                            + "-a,alias=one,alias=two,driver-opt=x=y --network name="
                            + name
                            + "-b,alias=three gantry/base:1 true",
                    test);
            makesTheSame(
                    "--network "
                            + name
                            + "-a --network-alias one --link-local-ip 169.254.8.8"
                            + " gantry/base:1 true",
                    test);
        } finally {
            for (var network : List.of(name + "-a", name + "-b")) {
                test.ask(Request.of("DELETE", "/networks/" + network));
            }
        }
    }

    @Test
    void everyOptionOfTheRealOneIsKnown(TestEngine test) throws Exception {
        var docker = docker();
        var options =
                Pattern.compile("(?m)^ +(?:-(\\w), )?--([a-z0-9-]+)( \\S+)?")
                        .matcher(shell(test, docker + " run --help"))
                        .results()
                        .toList();
        assertThat(options).hasSizeGreaterThan(90);
        for (var option : options) {
            var flag = option.group(2);
            var known = option.group(3) == null ? RunFlags.SWITCHES : RunFlags.VALUES;
            assertThat(known)
                    .as("--" + flag)
                    .satisfiesAnyOf(
                            all -> assertThat(all).containsKey(flag),
                            _ -> assertThat(flag).isEqualTo("help"));
            if (option.group(1) != null) {
                assertThat(RunFlags.SHORT).containsEntry(option.group(1), flag);
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
        var networks = root.path("NetworkSettings").path("Networks");
        return facts(config) + "\n\n" + facts(host) + "\n\n" + endpoints(networks);
    }

    /// What was asked of each network, without what the engine made up.
    private static String endpoints(JsonNode networks) {
        return networks.properties().stream()
                .map(each -> each.getKey() + " = " + asked((ObjectNode) each.getValue()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String asked(ObjectNode endpoint) {
        endpoint.retain("IPAMConfig", "Links", "Aliases", "DriverOpts", "GwPriority");
        return facts(endpoint);
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
