package dev.gantry.app.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Health;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.Connected;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Making a container anew on a real engine, and every way in which it can fail.
@EngineTest
class RecreateEngineTest {

    private final String name = TestEngine.name();
    private final List<RecreateStep> steps = new ArrayList<>();
    private Connected connected;
    private Engine gantry;

    @BeforeEach
    void connect(TestEngine engine) {
        connected = new Connected(engine, name);
        gantry = connected.gantry;
    }

    @AfterEach
    void removeWhatIsLeft() {
        connected.close();
    }

    @Test
    void aRunningOneRunsChanged(TestEngine engine) {
        var old =
                engine.create(name, Map.of("Cmd", List.of("sleep", "600"), "Env", List.of("A=1")));
        gantry.containers().start(old);
        var made =
                recreate(old, draft -> {}, draft -> draft.withEnvironment(List.of("A=2", "B=3")));
        var now = inspect(made);
        assertThat(now.name()).isEqualTo(name);
        assertThat(now.state()).isEqualTo(Container.State.RUNNING);
        assertThat(now.environment()).contains("A=2", "B=3").doesNotContain("A=1");
        assertThat(now.command()).containsExactly("sleep", "600");
        assertThat(connected.names()).containsExactly(name);
        assertThat(steps).doesNotContain(RecreateStep.PUT_BACK).endsWith(RecreateStep.REMOVE_OLD);
    }

    @Test
    void aStoppedOneStaysStopped(TestEngine engine) {
        var old = engine.create(name, "sleep", "600");
        var made = recreate(old, draft -> {}, draft -> draft.withMemory(64 << 20));
        assertThat(inspect(made).state()).isEqualTo(Container.State.CREATED);
        assertThat(draft(made).memoryBytes()).isEqualTo(64 << 20);
        assertThat(connected.names()).containsExactly(name);
    }

    @Test
    void anUnchangedOneIsTheSameAgain(TestEngine engine) {
        var old =
                engine.create(
                        name,
                        Map.of(
                                "Cmd", List.of("sleep", "600"),
                                "Env", List.of("A=1"),
                                "Hostname", "here",
                                "Volumes", Map.of("/anonymous", Map.of()),
                                "ExposedPorts", Map.of("80/tcp", Map.of()),
                                "HostConfig",
                                        Map.of(
                                                "Memory", 64 << 20,
                                                "CapAdd", List.of("NET_ADMIN"),
                                                "RestartPolicy",
                                                        Map.of("Name", "unless-stopped"))));
        var before = inspect(old);
        var draft = draft(old);
        var made = recreate(old, _ -> {}, same -> same);
        var after = inspect(made);
        assertThat(after.hostname()).isEqualTo("here");
        assertThat(after.mounts().getFirst().source())
                .isEqualTo(before.mounts().getFirst().source());
        assertThat(after.environment()).containsExactlyInAnyOrderElementsOf(before.environment());
        assertThat(draft(made)).isEqualTo(draft);
    }

    @Test
    void itMovesToItsNetworksWithItsAliases(TestEngine engine) {
        for (var network : List.of(name + "-a", name + "-b")) {
            engine.ask(Request.post("/networks/create").json("{\"Name\": \"" + network + "\"}"));
        }
        try {
            var old = engine.create(name, "sleep", "600");
            gantry.containers().start(old);
            var wanted =
                    List.of(
                            new NetworkPlan(name + "-a", List.of("one")),
                            new NetworkPlan(name + "-b", List.of("two")));
            var made = recreate(old, _ -> {}, draft -> draft.withNetworks(wanted));
            assertThat(draft(made).networks()).isEqualTo(wanted);
            var again = recreate(made, _ -> {}, draft -> draft);
            assertThat(draft(again).networks()).isEqualTo(wanted);
            assertThat(inspect(again).state()).isEqualTo(Container.State.RUNNING);
        } finally {
            connected.removeContainers();
            for (var network : List.of(name + "-a", name + "-b")) {
                engine.ask(Request.of("DELETE", "/networks/" + network));
            }
        }
    }

    @Test
    void theNewImageBringsItsOwnAndAPersonKeepsTheirs(TestEngine engine) {
        var base = engine.create(TestEngine.name(), "true");
        var image = name + ":1";
        commit(engine, base, "ENV FROM=old SHARED=old", "CMD [\"sleep\",\"601\"]", "LABEL v=1");
        try {
            var old = engine.create(name, Map.of("Image", image, "Env", List.of("MINE=kept")));
            gantry.containers().start(old);
            commit(engine, base, "ENV FROM=new SHARED=new", "CMD [\"sleep\",\"602\"]", "LABEL v=2");
            var now = inspect(recreate(old, _ -> {}, draft -> draft));
            assertThat(now.environment())
                    .contains("MINE=kept", "FROM=new", "SHARED=new")
                    .doesNotContain("FROM=old");
            assertThat(now.command()).containsExactly("sleep", "602");
            assertThat(now.labels()).containsEntry("v", "2").containsKey(TestEngine.LABEL);
        } finally {
            connected.removeContainers();
            engine.ask(Request.of("DELETE", "/images/" + image).query("force", "1"));
        }
    }

    private void commit(TestEngine engine, ContainerId from, String... changes) {
        var request =
                Request.post("/commit")
                        .query("container", from.value())
                        .query("repo", name)
                        .query("tag", "1");
        for (var change : changes) {
            request = request.query("changes", change);
        }
        engine.ask(request);
    }

    @Test
    void aRefusedCreateLeavesAllAsItWas(TestEngine engine) {
        var old = running(engine);
        var failure = fail(old, draft -> draft.withImage("no/such:image"));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        RecreateException.Refused.class,
                        refused -> {
                            assertThat(refused.step()).isEqualTo(RecreateStep.CREATE);
                            assertThat(refused.why()).isInstanceOf(EngineException.Gone.class);
                        });
        assertIsBack(old);
        assertThat(steps).doesNotContain(RecreateStep.STOP_OLD);
        assertThat(DraftWords.of(failure).inOneLine()).contains(name, "old one is back");
    }

    @Test
    void aTakenPortPutsTheOldOneBack(TestEngine engine) {
        var other =
                engine.create(
                        TestEngine.name(),
                        Map.of(
                                "Cmd",
                                List.of("sleep", "600"),
                                "ExposedPorts",
                                Map.of("80/tcp", Map.of()),
                                "HostConfig",
                                Map.of(
                                        "PortBindings",
                                        Map.of("80/tcp", List.of(Map.of("HostPort", ""))))));
        gantry.containers().start(other);
        int taken = inspect(other).ports().getFirst().published().orElseThrow().port();
        var old = running(engine);
        var failure = fail(old, draft -> draft.withPorts(PortPlan.parse(taken + ":80")));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        RecreateException.Refused.class,
                        refused -> assertThat(refused.step()).isEqualTo(RecreateStep.START));
        assertIsBack(old);
    }

    @Test
    void anEarlyEndPutsTheOldOneBackAndTellsItsLastWords(TestEngine engine) {
        var old = running(engine);
        var failure =
                fail(
                        old,
                        draft ->
                                draft.withCommand(
                                        List.of("sh", "-c", "echo no configuration; exit 78")));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        RecreateException.EndedEarly.class,
                        ended -> {
                            assertThat(ended.exitCode()).isEqualTo(78);
                            assertThat(ended.lastLines()).containsExactly("no configuration");
                        });
        assertIsBack(old);
        assertThat(DraftWords.of(failure).inOneLine()).contains("exit code 78");
    }

    @Test
    void aFailingHealthCheckPutsTheOldOneBack(TestEngine engine) {
        var old = running(engine);
        var check =
                new HealthPlan(
                        "echo not well; exit 1",
                        Duration.ofMillis(200),
                        Duration.ofSeconds(20),
                        Duration.ZERO,
                        1);
        var failure = fail(old, draft -> draft.withHealth(Optional.of(check)));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        RecreateException.Unhealthy.class,
                        ill -> assertThat(ill.said()).anyMatch(said -> said.contains("not well")));
        assertIsBack(old);
    }

    @Test
    void aHealthCheckThatPassesIsAwaited(TestEngine engine) {
        var old = running(engine);
        var check =
                new HealthPlan(
                        "true", Duration.ofMillis(300), Duration.ofSeconds(20), Duration.ZERO, 3);
        var made = recreate(old, _ -> {}, draft -> draft.withHealth(Optional.of(check)));
        assertThat(inspect(made).health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void anInterruptionAtAnyStepPutsTheOldOneBack(TestEngine engine) {
        var old = running(engine);
        for (var step :
                List.of(
                        RecreateStep.SET_ASIDE,
                        RecreateStep.CREATE,
                        RecreateStep.STOP_OLD,
                        RecreateStep.START,
                        RecreateStep.VERIFY)) {
            steps.clear();
            var failure =
                    catchThrowableOfType(
                            RecreateException.class,
                            () ->
                                    recreate(
                                            old,
                                            now -> {
                                                if (now == step) {
                                                    Thread.currentThread().interrupt();
                                                }
                                            },
                                            draft -> draft));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).as("at " + step).isInstanceOf(RecreateException.Stopped.class);
            assertIsBack(old);
        }
    }

    @Test
    void aPausedOneIsPausedAgain(TestEngine engine) {
        var old = running(engine);
        gantry.containers().pause(old);
        fail(old, draft -> draft.withCommand(List.of("false")));
        assertThat(inspect(old).state()).isEqualTo(Container.State.PAUSED);
    }

    @Test
    void whatVanishesWhenItStopsIsNotTouched(TestEngine engine) {
        var old =
                engine.create(
                        name,
                        Map.of(
                                "Cmd", List.of("sleep", "600"),
                                "HostConfig", Map.of("AutoRemove", true)));
        gantry.containers().start(old);
        assertThat(fail(old, draft -> draft)).isInstanceOf(RecreateException.Vanishing.class);
        assertIsBack(old);
        assertThat(steps).isEmpty();
    }

    private ContainerId running(TestEngine engine) {
        var id =
                engine.create(
                        name, Map.of("Cmd", List.of("sleep", "600"), "StopSignal", "SIGKILL"));
        gantry.containers().start(id);
        return id;
    }

    private interface Change {
        ContainerDraft to(ContainerDraft draft);
    }

    private ContainerId recreate(ContainerId id, Consumer<RecreateStep> also, Change change) {
        var draft = change.to(draft(id));
        return new RecreateContainer(
                        gantry,
                        step -> {
                            steps.add(step);
                            also.accept(step);
                        })
                .run(id, draft);
    }

    private RecreateException fail(ContainerId id, Change change) {
        var failure =
                catchThrowableOfType(RecreateException.class, () -> recreate(id, _ -> {}, change));
        assertThat(failure).isNotNull();
        return failure;
    }

    private ContainerDraft draft(ContainerId id) {
        var details = inspect(id);
        return BodyOf.container(details, gantry.images().defaults(details.imageId()));
    }

    private ContainerDetails inspect(ContainerId id) {
        return gantry.containers().inspect(id);
    }

    private void assertIsBack(ContainerId old) {
        var now = inspect(old);
        assertThat(now.name()).isEqualTo(name);
        assertThat(now.state()).isEqualTo(Container.State.RUNNING);
        assertThat(connected.names()).containsExactly(name);
    }
}
