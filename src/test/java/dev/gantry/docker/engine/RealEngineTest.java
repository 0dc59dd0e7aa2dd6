package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EngineException.Cancelled;
import dev.gantry.docker.EngineException.Conflict;
import dev.gantry.docker.EngineException.Gone;
import dev.gantry.docker.EventStream;
import dev.gantry.docker.Health;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.MountPoint;
import dev.gantry.docker.Network;
import dev.gantry.docker.PortMapping;
import dev.gantry.docker.Removal;
import dev.gantry.docker.Volume;
import dev.gantry.docker.VolumeName;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EngineTest
@Timeout(120)
class RealEngineTest {

    private static final ContainerId NOBODY = new ContainerId("f".repeat(64));
    private static final Removal BY_FORCE = new Removal(true, true);

    private final String name = TestEngine.name();
    private final TestEngine world;
    private final Engine engine;

    RealEngineTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @AfterEach
    void hangUp() {
        engine.close();
    }

    @Test
    void introducesItself() {
        var info = engine.info();
        assertThat(info.name()).isNotEmpty();
        assertThat(info.version()).contains(".");
        assertThat(info.speaks(1, 41)).isTrue();
        assertThat(info.cpus()).isPositive();
        assertThat(info.memoryBytes()).isPositive();
        engine.ping();
    }

    @Test
    void aContainerLivesItsLife() {
        var id = world.create(name, "sleep", "600");
        var containers = engine.containers();
        assertThat(state(id)).isEqualTo(State.CREATED);
        containers.start(id);
        containers.start(id);
        assertThat(state(id)).isEqualTo(State.RUNNING);
        containers.pause(id);
        assertThat(state(id)).isEqualTo(State.PAUSED);
        containers.unpause(id);
        containers.rename(id, name + "-two");
        assertThat(only(id).name()).isEqualTo(name + "-two");
        containers.kill(id, "SIGKILL");
        world.awaitEnd(id);
        assertThat(only(id).exitCode()).hasValue(137);
        containers.stop(id);
        containers.restart(id);
        assertThat(state(id)).isEqualTo(State.RUNNING);
        containers.remove(id, BY_FORCE);
        assertThat(containers.byIds(List.of(id))).isEmpty();
    }

    @Test
    void whatIsNotThereIsGone() {
        var containers = engine.containers();
        assertThatThrownBy(() -> containers.inspect(NOBODY))
                .isInstanceOf(Gone.class)
                .hasMessage("No such container: " + NOBODY.value());
        assertThatThrownBy(() -> containers.start(NOBODY)).isInstanceOf(Gone.class);
        assertThatThrownBy(() -> containers.stop(NOBODY)).isInstanceOf(Gone.class);
        assertThatThrownBy(() -> containers.remove(NOBODY, Removal.PLAIN)).isInstanceOf(Gone.class);
    }

    @Test
    void whatItsStateForbidsIsAConflict() {
        var id = world.run(name, "sleep", "600");
        var taken = world.create(name + "-two", "true");
        var containers = engine.containers();
        assertThatThrownBy(() -> containers.remove(id, Removal.PLAIN)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> containers.rename(taken, name)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> containers.pause(taken)).isInstanceOf(Conflict.class);
    }

    @Test
    void stoppingWaitsAsLongAsTheContainerAsksFor() {
        var id = deaf(1);
        var began = Instant.now();
        engine.containers().stop(id);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(9));
        world.awaitEnd(id); // a list may be a moment behind the answer
        assertThat(only(id).exitCode()).hasValue(137);
    }

    @Test
    void stoppingCanBeCancelled() throws Exception {
        var id = deaf(60);
        try (var events = engine.events()) {
            var stopping = new FutureTask<>(() -> engine.containers().stop(id), true);
            var thread = Thread.ofVirtual().start(stopping);
            await(events, id, "kill");
            thread.interrupt();
            assertThatThrownBy(stopping::get).hasCauseInstanceOf(Cancelled.class);
        }
    }

    /// It does not hear when it is asked to stop.
    private ContainerId deaf(int stopTimeoutSeconds) {
        var id =
                world.create(
                        name,
                        Map.of(
                                "Cmd",
                                List.of("sh", "-c", "trap '' TERM; while true; do sleep 1; done"),
                                "StopTimeout",
                                stopTimeoutSeconds));
        engine.containers().start(id);
        return id;
    }

    @Test
    void oneWhoIsUpTellsSinceWhen() {
        var id = world.run(name, "sleep", "600");
        var since = only(id).since().orElseThrow();
        assertThat(Duration.between(since, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void ofSomeOnlyTheLivingAreListed() {
        var one = world.create(name, "true");
        var two = world.create(name + "-two", "true");
        assertThat(engine.containers().byIds(List.of(two, NOBODY, one)))
                .extracting(Container::id)
                .containsExactlyInAnyOrder(one, two);
    }

    @Test
    void listAndInspectionAgree() {
        var id =
                world.create(
                        name,
                        Map.of(
                                "Cmd", List.of("sleep", "600"),
                                "Env", List.of("A=1", "B="),
                                "ExposedPorts", Map.of("53/udp", Map.of(), "80/tcp", Map.of()),
                                "Healthcheck", Map.of("Test", List.of("CMD", "true")),
                                "HostConfig", hostConfig()));
        engine.containers().start(id);
        var listed = only(id);
        var details = engine.containers().inspect(id);
        assertThat(details.environment()).contains("A=1", "B=");
        assertThat(details.restartPolicy()).isEqualTo("on-failure:3");
        assertThat(details.rawJson()).startsWith("{\n  \"Id\": \"" + id.value() + "\",\n");
        assertThat(listed.health()).isIn(Health.STARTING, Health.HEALTHY);
        assertThat(listed.ports())
                .extracting(PortMapping::containerPort)
                .contains(53, 80)
                .isSorted();
        assertThat(listed.ports()).isEqualTo(details.ports());
        assertThat(listed.mounts())
                .containsExactlyInAnyOrder(
                        new MountPoint("bind", "/tmp", "/host", false),
                        new MountPoint("volume", name, "/data", true));
        assertThat(details.mounts()).containsExactlyInAnyOrderElementsOf(listed.mounts());
        assertThat(listed.networks()).containsExactly("bridge");
        assertThat(details.networks()).containsOnlyKeys("bridge");
        assertThat(details.networks().values())
                .allSatisfy(endpoint -> assertThat(endpoint.address()).isNotEmpty());
        engine.containers().remove(id, BY_FORCE);
        assertThat(world.removeVolume(name)).isTrue();
    }

    private Map<String, Object> hostConfig() {
        return Map.of(
                "PortBindings",
                Map.of("80/tcp", List.of(Map.of("HostIp", "127.0.0.1", "HostPort", ""))),
                "Binds",
                List.of("/tmp:/host:ro", name + ":/data"),
                "RestartPolicy",
                Map.of("Name", "on-failure", "MaximumRetryCount", 3));
    }

    @Test
    void eventsTellWhatHappens() {
        try (var events = engine.events()) {
            var id = world.run(name, "true");
            assertThat(await(events, id, "start").attribute("name")).isEqualTo(name);
            assertThat(await(events, id, "die").attribute("exitCode")).isEqualTo("0");
        }
    }

    private static EngineEvent await(EventStream events, ContainerId id, String action) {
        while (true) {
            var event = events.next().orElseThrow();
            if (event.actor().equals(id.value()) && event.action().equals(action)) {
                return event;
            }
        }
    }

    @Test
    void imagesVolumesAndNetworksAreListed() {
        world.createVolume(name);
        var base =
                engine.images().all().stream()
                        .filter(image -> image.tags().contains(TestEngine.IMAGE))
                        .findFirst()
                        .orElseThrow();
        assertThat(base.sizeBytes()).isPositive();
        assertThat(engine.images().defaults(base.id()).environment()).isNotEmpty();
        assertThat(engine.images().defaults(new ImageId("sha256:" + "0".repeat(64))).command())
                .isEmpty();
        assertThat(engine.volumes().all()).extracting(Volume::name).contains(new VolumeName(name));
        assertThat(engine.networks().all()).extracting(Network::name).contains("bridge", "none");
        assertThat(world.removeVolume(name)).isTrue();
    }

    @Test
    void tellsHowMuchRoomIsTaken() {
        world.run(name, "sleep", "600");
        var use = engine.diskUse();
        assertThat(use.images().sizeBytes()).isPositive();
        assertThat(use.images().inUse()).isPositive();
        assertThat(use.containers().inUse()).isPositive();
    }

    private State state(ContainerId id) {
        return only(id).state();
    }

    private Container only(ContainerId id) {
        return Optional.of(engine.containers().byIds(List.of(id)))
                .filter(found -> found.size() == 1)
                .orElseThrow()
                .getFirst();
    }
}
