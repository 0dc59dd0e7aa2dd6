package dev.gantry.app.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.docker.Container.State;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stacks that Gantry and the real `docker compose` hand to each other.
@EngineTest
class RealStacksTest {

    private static final String MANY_THINGS =
            """
            services:
              db:
                image: gantry/base:1
                command: ["sh", "-c", "touch /ok; exec sleep 1000"]
                init: true
                healthcheck: {test: ["CMD", "test", "-f", "/ok"], interval: 300ms, retries: 30}
                stop_grace_period: 1s
                environment:
                  PASSWORD: "p$$w<&>d ü"
                  EMPTY:
                volumes:
                  - data:/data
                  - ./conf:/conf:ro
                  - /anonymous
                networks: {back: {aliases: [store]}}
                ulimits: {nofile: {soft: 1000, hard: 2000}, nproc: 500}
                cap_add: [NET_ADMIN]
                sysctls: {net.core.somaxconn: 1024}
                shm_size: 64mb
                labels: {team: "a b", on: "true"}
                logging: {driver: json-file, options: {max-size: 1m}}
              web:
                image: gantry/base:1
                command: sleep 1000
                init: true
                scale: 2
                expose: ["8080"]
                ports: ["127.0.0.1::80", "90/udp"]
                depends_on: {db: {condition: service_healthy, restart: true}}
                networks: [default, back]
                mem_limit: 64m
                cpus: 0.5
                pids_limit: 100
                extra_hosts: ["elsewhere:10.1.2.3"]
                dns: [9.9.9.9]
                tmpfs: ["/run:size=1m"]
                volumes: [{type: tmpfs, target: /scratch, tmpfs: {size: 1m}}]
                restart: on-failure:3
                user: "0:0"
                working_dir: /tmp
                read_only: true
                security_opt: [no-new-privileges:true]
                secrets: [token]
                configs: [{source: settings, target: /etc/settings}]
                deploy: {resources: {reservations: {memory: 16m}}}
              helper:
                image: gantry/base:1
                command: ["sleep", "1000"]
                init: true
                network_mode: service:db
                pid: service:db
                volumes_from: [db]
            networks:
              back:
                driver: bridge
                internal: true
                labels: {zone: inner}
                ipam: {config: [{subnet: 10.199.%d.0/24}]}
            volumes:
              data: {labels: {keep: "yes"}}
            secrets:
              token: {file: ./token.txt}
            configs:
              settings: {file: ./settings.ini}
            """
                    .formatted(ProcessHandle.current().pid() % 250);

    private final Path temporary;
    private StackHand hand;

    RealStacksTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @BeforeEach
    void open(TestEngine world) throws Exception {
        hand = new StackHand(world, temporary);
        Files.createDirectories(hand.folder().resolve("conf"));
        Files.writeString(hand.folder().resolve("token.txt"), "secret");
        Files.writeString(hand.folder().resolve("settings.ini"), "a=b");
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private Map<String, String> ids() {
        return hand.containers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().id().value()));
    }

    @Test
    void composeFindsAllAsItShouldBeAfterADeployOfGantrys() {
        hand.file(MANY_THINGS).up();
        var before = ids();
        var said = hand.compose("up", "-d");
        assertThat(said).doesNotContain("Recreate", "Creat", "Starting");
        assertThat(ids()).isEqualTo(before).hasSize(4);
        assertThat(hand.compose("ps", "--services").lines())
                .containsExactlyInAnyOrder("db", "web", "helper");
        hand.compose("up", "-d", "--scale", "web=3");
        assertThat(ids()).containsAllEntriesOf(before).hasSize(5);
        hand.compose("down", "-v");
        assertThat(hand.standing()).isEmpty();
    }

    @Test
    void gantryFindsAllAsItShouldBeAfterADeployOfComposes() {
        hand.file(MANY_THINGS).compose("up", "-d");
        var plan = hand.plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.concerns()).isEmpty();
        assertThat(plan.unchanged()).hasSize(4);
        hand.acts.down(hand.acts.parts(hand.name), true, java.util.Optional.empty());
        assertThat(hand.compose("ps", "-aq")).isBlank();
        assertThat(hand.standing()).isEmpty();
    }

    @Test
    void whatBothMakeOfAFileIsTheSame() {
        hand.file(MANY_THINGS).compose("up", "-d");
        var theirs = bodies();
        hand.compose("down", "-v");
        hand.up();
        assertThat(bodies()).isEqualTo(theirs);
    }

    /// The parts of the engine's description that a file decides.
    private Map<String, String> bodies() {
        return hand.containers().keySet().stream()
                .collect(
                        Collectors.toMap(
                                brief -> brief,
                                brief -> Described.of(hand.inspect(brief).rawJson())));
    }

    @Test
    void onlyWhatChangedIsMadeAnew() {
        hand.file(MANY_THINGS).up();
        var before = ids();
        hand.file(MANY_THINGS.replace("working_dir: /tmp", "working_dir: /"));
        var plan = hand.up();
        assertThat(hand.steps(plan)).containsExactly("recreate web-1", "recreate web-2");
        assertThat(PlanWords.of(plan.steps().getFirst())).contains("WorkingDir changed");
        assertThat(ids().get("db-1")).isEqualTo(before.get("db-1"));
        assertThat(ids().get("web-1")).isNotEqualTo(before.get("web-1"));
        assertThat(hand.compose("up", "-d")).doesNotContain("Recreate", "Creat");
    }

    @Test
    void whatSharesANamespaceIsMadeAnewWithIt() {
        hand.file(MANY_THINGS).up();
        hand.file(MANY_THINGS.replace("team: \"a b\"", "team: c"));
        var plan = hand.up();
        assertThat(hand.steps(plan))
                .containsExactly(
                        "recreate db-1", "recreate helper-1", "restart web-1", "restart web-2");
        assertThat(hand.compose("up", "-d")).doesNotContain("Recreate", "Creat");
        assertThat(hand.plan().steps()).isEmpty();
    }

    @Test
    void anUpdateThatNeverGetsHealthyLeavesTheOldStackRunning() {
        hand.file(MANY_THINGS).up();
        var before = ids();
        hand.file(
                MANY_THINGS
                        .replace("[\"CMD\", \"test\", \"-f\", \"/ok\"]", "[CMD, \"false\"]")
                        .replace("retries: 30", "retries: 2"));
        var failure = catchThrowableOfType(DeployException.PutBack.class, () -> hand.up());
        assertThat(failure.trouble()).isInstanceOf(Trouble.Unhealthy.class);
        assertThat(ids()).isEqualTo(before);
        assertThat(hand.containers().values()).allMatch(it -> it.state() == State.RUNNING);
        hand.file(MANY_THINGS);
        assertThat(hand.plan().steps()).isEmpty();
    }

    @Test
    void aNetworkThatIsOtherNowIsMadeAnewWithAllThatIsInIt() {
        hand.file(MANY_THINGS).up();
        hand.file(MANY_THINGS.replace("zone: inner", "zone: outer"));
        var plan = hand.up();
        assertThat(hand.steps(plan))
                .containsExactly(
                        "replace back",
                        "recreate db-1",
                        "recreate helper-1",
                        "recreate web-1",
                        "recreate web-2");
        assertThat(hand.said("web-1", "nslookup", "store")).contains("10.199.");
        assertThat(hand.plan().steps()).isEmpty();
        assertThat(hand.compose("up", "-d")).doesNotContain("Recreate", "Creat");
    }

    @Test
    void aNetworkIsPutBackWhenTheDeployFails() {
        hand.file(MANY_THINGS).up();
        var before = ids();
        hand.file(
                MANY_THINGS
                        .replace("zone: inner", "zone: outer")
                        .replace("[\"CMD\", \"test\", \"-f\", \"/ok\"]", "[CMD, \"false\"]")
                        .replace("retries: 30", "retries: 2"));
        var failure = catchThrowableOfType(DeployException.PutBack.class, () -> hand.up());
        assertThat(failure.trouble()).isInstanceOf(Trouble.Unhealthy.class);
        assertThat(ids()).isEqualTo(before);
        assertThat(hand.containers().values()).allMatch(it -> it.state() == State.RUNNING);
        assertThat(hand.said("web-1", "nslookup", "store")).contains("10.199.");
        hand.file(MANY_THINGS);
        assertThat(hand.plan().steps()).isEmpty();
    }
}
