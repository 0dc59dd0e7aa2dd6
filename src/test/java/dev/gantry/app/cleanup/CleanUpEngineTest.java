package dev.gantry.app.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.cleanup.CleanUp.Outcome;
import dev.gantry.app.cleanup.Leftover.Kind;
import dev.gantry.app.cleanup.Leftover.Reason;
import dev.gantry.docker.Container;
import dev.gantry.docker.Engine;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.ImageTars;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Other tests use the same engine, so each looks only at what it made.
@EngineTest
@Timeout(120)
class CleanUpEngineTest {

    private final TestEngine world;
    private final Engine engine;
    private final String name = TestEngine.name();

    CleanUpEngineTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @AfterEach
    void tidyUp() {
        engine.volumes().all().stream()
                .filter(volume -> volume.name().value().startsWith(name))
                .forEach(volume -> world.removeVolume(volume.name().value()));
        engine.networks().all().stream()
                .filter(network -> network.name().startsWith(name))
                .forEach(network -> engine.networks().remove(network.id()));
        engine.close();
    }

    @Test
    void aStoppedContainerMayGoAndARunningOneNot() {
        var stopped = world.create(name, "true");
        var running = world.run(TestEngine.name(), "sleep", "600");
        var found = Leftovers.on(engine).leftovers();
        assertThat(of(found, stopped.value()).map(Leftover::reason)).contains(Reason.STOPPED);
        assertThat(of(found, running.value())).isEmpty();
    }

    @Test
    void aStoppedContainerOfAStackIsNotProposed() {
        var labels = Map.of(Container.PROJECT_LABEL, "shop");
        var stopped = world.create(name, Map.of("Cmd", List.of("true"), "Labels", labels));
        var found = of(Leftovers.on(engine).leftovers(), stopped.value()).orElseThrow();
        assertThat(found.reason()).isEqualTo(Reason.STOPPED_IN_STACK);
        assertThat(found.detail()).isEqualTo("shop");
        assertThat(found.reason().isProposed()).isFalse();
    }

    @Test
    void aNamedVolumeIsNeverProposedAndAnAnonymousOneIs() {
        world.createVolume(name);
        var anonymous = world.ask(Request.post("/volumes/create").json("{}")).path("Name").asText();
        var found = Leftovers.on(engine).leftovers();
        assertThat(of(found, name).map(Leftover::reason)).contains(Reason.NAMED);
        assertThat(Reason.NAMED.isProposed()).isFalse();
        assertThat(of(found, anonymous).map(Leftover::reason)).contains(Reason.ANONYMOUS);
        world.removeVolume(anonymous);
    }

    @Test
    void aVolumeOfAStoppedContainerIsUsed() {
        world.createVolume(name);
        world.create(
                TestEngine.name(),
                Map.of(
                        "Cmd", List.of("true"),
                        "HostConfig", Map.of("Binds", List.of(name + ":/data"))));
        assertThat(of(Leftovers.on(engine).leftovers(), name)).isEmpty();
    }

    @Test
    void aNetworkThatAStoppedContainerNeedsIsUsed() {
        var needed = network(name + "-needed");
        var free = network(name + "-free");
        world.create(
                TestEngine.name(),
                Map.of(
                        "Cmd", List.of("true"),
                        "HostConfig", Map.of("NetworkMode", name + "-needed")));
        var found = Leftovers.on(engine).leftovers();
        assertThat(of(found, needed)).isEmpty();
        assertThat(of(found, free).map(Leftover::reason)).contains(Reason.UNUSED_NETWORK);
        assertThat(found).noneMatch(each -> each.name().equals("bridge"));
    }

    @Test
    void anImageGoesWithAllItsNamesAndItsRoomIsReckoned() {
        var id = image("much ".repeat(100_000));
        engine.images().tag(id, ImageName.parse("localhost/" + name + ":2"));
        var found = of(Leftovers.on(engine).leftovers(), id.value()).orElseThrow();
        assertThat(found.reason()).isEqualTo(Reason.UNUSED_IMAGE);
        assertThat(found.sizeBytes()).isGreaterThanOrEqualTo(500_000);
        var report = new CleanUp(engine, _ -> {}).run(List.of(found));
        assertThat(report.removed()).isEqualTo(1);
        assertThat(report.freedBytes()).isGreaterThanOrEqualTo(500_000);
        assertThat(engine.images().all()).noneMatch(image -> image.id().equals(id));
    }

    @Test
    void aContainerGoesBeforeTheImageUnderIt() {
        var id = image("under a container");
        var container = world.create(name, Map.of("Image", id.value(), "Cmd", List.of("x")));
        var found = Leftovers.on(engine).leftovers();
        assertThat(of(found, id.value())).isEmpty();
        var image =
                new Leftover(
                        Kind.IMAGE, id.value(), name, 0, Optional.empty(), Reason.DANGLING, "");
        var report =
                new CleanUp(engine, _ -> {})
                        .run(List.of(image, of(found, container.value()).orElseThrow()));
        // the image was not on the list: it stays, although nothing needs it now
        assertThat(report.outcomes())
                .hasSize(2)
                .anyMatch(outcome ->
                        outcome instanceof Outcome.Removed(var gone)
                                && gone.kind() == Kind.CONTAINER)
                .anyMatch(outcome ->
                        outcome instanceof Outcome.Needed(var stays) && stays.kind() == Kind.IMAGE);
    }

    @Test
    void whatIsNeededByThenStays() {
        world.createVolume(name);
        var found = of(Leftovers.on(engine).leftovers(), name).orElseThrow();
        world.create(
                TestEngine.name(),
                Map.of(
                        "Cmd", List.of("true"),
                        "HostConfig", Map.of("Binds", List.of(name + ":/data"))));
        var told = new ArrayList<Outcome>();
        var report = new CleanUp(engine, told::add).run(List.of(found));
        assertThat(report.outcomes()).containsExactly(new Outcome.Needed(found)).isEqualTo(told);
        assertThat(engine.volumes().all()).anyMatch(volume -> volume.name().value().equals(name));
    }

    @Test
    void whatSomebodyNamedSinceStays() {
        var id = image("named since");
        var first = ImageName.parse("localhost/" + name + ":1");
        engine.images().tag(id, ImageName.parse("localhost/" + name + ":2"));
        engine.images().remove(first.toString());
        var found = of(Leftovers.on(engine).leftovers(), id.value()).orElseThrow();
        engine.images().tag(id, ImageName.parse("localhost/" + name + ":3"));
        var outcomes = new CleanUp(engine, _ -> {}).run(List.of(found)).outcomes();
        assertThat(outcomes).containsExactly(new Outcome.Needed(found));
        assertThat(engine.images().details(id.value()).tags()).hasSize(2);
        engine.images().removeByForce(id.value());
    }

    @Test
    void theWayBackOfAnEditIsNotProposed() {
        var old = world.create(name, "true");
        engine.containers().rename(old, name + "-before-" + old.brief());
        var found = of(Leftovers.on(engine).leftovers(), old.value()).orElseThrow();
        assertThat(found.reason().isProposed()).isFalse();
    }

    @Test
    void whatIsGoneAlreadyCountsAsRemoved() {
        world.createVolume(name);
        var found = of(Leftovers.on(engine).leftovers(), name).orElseThrow();
        world.removeVolume(name);
        var outcome = new CleanUp(engine, _ -> {}).run(List.of(found)).outcomes().getFirst();
        assertThat(outcome).isInstanceOf(Outcome.Gone.class);
    }

    private String network(String called) {
        return world.ask(Request.post("/networks/create").json("{\"Name\":\"" + called + "\"}"))
                .path("Id")
                .asText();
    }

    private ImageId image(String content) {
        var tar = ImageTars.withFile("file", content + name);
        var called = ImageName.parse("localhost/" + name + ":1");
        return engine.images().importRoot(new ByteArrayInputStream(tar), called, "", List.of());
    }

    private static Optional<Leftover> of(List<Leftover> found, String id) {
        return found.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
