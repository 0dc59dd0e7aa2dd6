package dev.gantry.app.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.compose.plan.Concern;
import dev.gantry.compose.plan.Step;
import dev.gantry.compose.plan.Wishes;
import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deploys that go well, and deploys that do not.
@EngineTest
class StackDeployEngineTest {

    private static final String SLEEPS =
            "{image: \"gantry/base:1\", command: sleep 1000, init: true";

    private final Path temporary;
    private final TestEngine world;
    private StackHand hand;

    StackDeployEngineTest(@TempDir Path temporary, TestEngine world) {
        this.temporary = temporary;
        this.world = world;
    }

    @BeforeEach
    void open() throws Exception {
        hand = new StackHand(world, temporary);
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private DeployException.PutBack failing() {
        return catchThrowableOfType(DeployException.PutBack.class, () -> hand.up());
    }

    @Test
    void aSecondDeployOfTheSameFileChangesNothing() {
        hand.file("services:\n  web: " + SLEEPS + "}\n").up();
        var before = hand.standing();
        assertThat(hand.up().steps()).isEmpty();
        assertThat(hand.standing()).isEqualTo(before);
    }

    @Test
    void servicesStartInTheOrderOfTheirConditions() {
        hand.file(
                        """
                        services:
                          db:
                            image: gantry/base:1
                            command: ["sh", "-c", "sleep 0.5; touch /ok; exec sleep 1000"]
                            init: true
                            healthcheck: {test: [CMD, test, -f, /ok], interval: 200ms, retries: 50}
                          migrate:
                            image: gantry/base:1
                            command: sleep 0.3
                            depends_on: {db: {condition: service_healthy}}
                          web:
                            image: gantry/base:1
                            command: sleep 1000
                            init: true
                            depends_on: {migrate: {condition: service_completed_successfully}}
                        """)
                .up();
        var migrate = hand.inspect("migrate-1");
        assertThat(migrate.state()).isEqualTo(State.EXITED);
        assertThat(started("migrate-1")).isAfter(started("db-1").plusMillis(500));
        assertThat(started("web-1")).isAfter(migrate.finishedAt().orElseThrow());
    }

    private Instant started(String brief) {
        return hand.inspect(brief).startedAt().orElseThrow();
    }

    @Test
    void aJobThatFailsPutsBackAndTellsItsLastWords() {
        hand.file(
                """
                services:
                  migrate:
                    image: gantry/base:1
                    command: ["sh", "-c", "echo no such table; exit 3"]
                  web:
                    image: gantry/base:1
                    command: sleep 1000
                    depends_on: {migrate: {condition: service_completed_successfully}}
                """);
        var failure = failing();
        assertThat(DeployWords.of(failure).inOneLine())
                .contains("migrate-1", "exit code 3", "no such table", "back");
        assertThat(hand.standing()).isEmpty();
    }

    @Test
    void aContainerThatEndsAtOncePutsTheOldOneBack() {
        hand.file("services:\n  web: " + SLEEPS + "}\n").up();
        var before = hand.standing();
        hand.file(
                "services:\n  web: {image: \"gantry/base:1\", command: \"false\", restart: always}\n");
        assertThat(failing().trouble()).isInstanceOf(Trouble.Ended.class);
        assertThat(hand.standing()).isEqualTo(before);
    }

    @Test
    void aPortThatIsTakenBetweenPlanAndRunPutsBack() throws Exception {
        hand.file("services:\n  web: " + SLEEPS + ", ports: [\"127.0.0.1:23971:80\"]}\n").up();
        var before = hand.standing();
        hand.file("services:\n  web: " + SLEEPS + ", ports: [\"127.0.0.1:23972:80\"]}\n");
        var project = hand.project();
        var plan = hand.deploys.plan(project, Wishes.NONE);
        assertThat(plan.concerns()).isEmpty();
        try (var other = new StackHand(world, temporary)) {
            other.file("services:\n  x: " + SLEEPS + ", ports: [\"127.0.0.1:23972:80\"]}\n").up();
            assertThat(hand.deploys.plan(project, Wishes.NONE).concerns())
                    .hasOnlyElementsOfType(Concern.PortTaken.class);
            var failure =
                    catchThrowableOfType(
                            DeployException.PutBack.class,
                            () ->
                                    hand.deploys.run(
                                            project,
                                            plan,
                                            Wishes.NONE,
                                            DeployOptions.USUAL,
                                            DeployListener.NONE));
            assertThat(DeployWords.of(failure.trouble())).contains("allocated");
        }
        assertThat(hand.standing()).isEqualTo(before);
    }

    @Test
    void aDeployThatIsStoppedPutsBack() throws Exception {
        hand.file("services:\n  web: " + SLEEPS + "}\n").up();
        var before = hand.standing();
        hand.file(
                """
                services:
                  web: %s, labels: {a: b}, depends_on: {late: {condition: service_healthy}}}
                  late: %s, healthcheck: {test: [CMD, "false"], interval: 1s, retries: 1000}}
                """
                        .formatted(SLEEPS, SLEEPS));
        var waits = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var project = hand.project();
        var plan = hand.deploys.plan(project, Wishes.NONE);
        var thread =
                Thread.startVirtualThread(() -> {
                    try {
                        hand.deploys.run(
                                project,
                                plan,
                                Wishes.NONE,
                                DeployOptions.USUAL,
                                progress -> {
                                    if (progress.toString().contains("WAITING")) {
                                        waits.countDown();
                                    }
                                });
                    } catch (RuntimeException failure) {
                        thrown.set(failure);
                    }
                });
        waits.await();
        thread.interrupt();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(DeployException.PutBack.class);
        assertThat(((DeployException.PutBack) thrown.get()).trouble())
                .isInstanceOf(Trouble.Stopped.class);
        assertThat(hand.standing()).isEqualTo(before);
    }

    @Test
    void whatWasPausedOrStoppedComesBackSo() {
        hand.file("services:\n  a: " + SLEEPS + "}\n  b: " + SLEEPS + "}\n  c: " + SLEEPS + "}\n")
                .up();
        hand.engine.containers().pause(hand.container("a-1").id());
        hand.engine.containers().stop(hand.container("b-1").id());
        var before = hand.standing();
        hand.file(
                """
                services:
                  a: %s, labels: {n: "1"}}
                  b: %s, labels: {n: "1"}}
                  c: {image: "gantry/base:1", command: "false"}
                """
                        .formatted(SLEEPS, SLEEPS));
        failing();
        assertThat(hand.standing()).isEqualTo(before);
    }

    @Test
    void aServiceIsScaledUpAndDown() {
        hand.file("services:\n  web: " + SLEEPS + ", scale: 3}\n").up();
        assertThat(hand.containers()).containsOnlyKeys("web-1", "web-2", "web-3");
        var first = hand.container("web-1").id();
        var plan = hand.up(hand.project().scaled(Map.of("web", 1)), Wishes.NONE);
        assertThat(hand.steps(plan)).containsExactly("remove web-2", "remove web-3");
        assertThat(hand.containers()).containsOnlyKeys("web-1");
        assertThat(hand.container("web-1").id()).isEqualTo(first);
    }

    @Test
    void orphansGoOnlyWhenAsked() {
        hand.file("services:\n  web: " + SLEEPS + "}\n  old: " + SLEEPS + "}\n").up();
        hand.file("services:\n  web: " + SLEEPS + "}\n");
        assertThat(hand.up().concerns()).hasOnlyElementsOfType(Concern.OrphanLeft.class);
        assertThat(hand.containers()).containsOnlyKeys("web-1", "old-1");
        var wishes = new Wishes(false, false, true, Set.of(), "", false);
        assertThat(hand.steps(hand.up(wishes))).containsExactly("remove old-1");
        assertThat(hand.containers()).containsOnlyKeys("web-1");
    }

    @Test
    void aProfileThatIsOffIsNoOrphan() {
        hand.file("services:\n  web: " + SLEEPS + "}\n  dbg: " + SLEEPS + ", profiles: [dev]}\n");
        hand.up(hand.project(Set.of("dev")), Wishes.NONE);
        assertThat(hand.containers()).containsOnlyKeys("web-1", "dbg-1");
        assertThat(hand.plan().concerns()).isEmpty();
        assertThat(hand.plan().steps()).isEmpty();
    }

    @Test
    void onlyAServiceAndWhatItNeedsIsDeployed() {
        hand.file(
                "services:\n  db: %s}\n  web: %s, depends_on: [db]}\n  other: %s}\n"
                        .formatted(SLEEPS, SLEEPS, SLEEPS));
        hand.up(hand.project().only(List.of("web"), true), Wishes.NONE);
        assertThat(hand.containers()).containsOnlyKeys("web-1", "db-1");
    }

    @Test
    void anonymousVolumesStayWithTheirService() {
        var file =
                "services:\n  web: {image: \"gantry/base:1\", command: [sh, -c, \"sleep 1000\"],"
                        + " init: true, volumes: [/data]%s}\n";
        hand.file(file.formatted("")).up();
        hand.said("web-1", "sh", "-c", "echo kept > /data/note");
        hand.file(file.formatted(", labels: {a: b}")).up();
        assertThat(hand.said("web-1", "cat", "/data/note")).isEqualTo("kept");
        hand.up(new Wishes(true, false, false, Set.of(), "", false));
        assertThat(hand.said("web-1", "cat", "/data/note")).isEqualTo("kept");
    }

    @Test
    void anAnonymousVolumeOutlivesADeployThatFails() {
        var file =
                "services:\n  web: {image: \"gantry/base:1\", command: %s, init: true,"
                        + " volumes: [/data]}\n";
        hand.file(file.formatted("sleep 1000")).up();
        hand.said("web-1", "sh", "-c", "echo kept > /data/note");
        hand.file(file.formatted("\"false\""));
        failing();
        assertThat(hand.said("web-1", "cat", "/data/note")).isEqualTo("kept");
    }

    @Test
    void aNewVolumeStaysOnlyWhereSomethingWasWritten() {
        hand.file(
                """
                services:
                  wrote: %s, volumes: ["used:/data"]}
                  never: %s, volumes: ["unused:/data"], depends_on: {fails: {condition: service_completed_successfully}}}
                  fails: {image: "gantry/base:1", command: [sh, -c, "sleep 1; exit 1"], depends_on: [wrote]}
                volumes: {used: {}, unused: {}}
                """
                        .formatted(SLEEPS, SLEEPS));
        assertThat(failing().keptVolumes()).containsExactly(hand.name + "_used");
        assertThat(hand.standing()).containsExactly("volume " + hand.name + "_used");
    }

    @Test
    void aVolumeIsReplacedOnlyWithAYesOfItsOwn() {
        var file = "services:\n  web: %s, volumes: [\"data:/data\"]}\nvolumes: {data: {%s}}\n";
        hand.file(file.formatted(SLEEPS, "")).up();
        hand.said("web-1", "sh", "-c", "echo kept > /data/note");
        hand.file(file.formatted(SLEEPS, "labels: {a: b}"));
        assertThat(hand.up().concerns()).hasOnlyElementsOfType(Concern.VolumeDiffers.class);
        assertThat(hand.said("web-1", "cat", "/data/note")).isEqualTo("kept");
        var yes = Set.of(hand.name + "_data");
        var plan = hand.up(new Wishes(false, false, false, yes, "", false));
        assertThat(plan.steps(Step.ReplaceVolume.class)).hasSize(1);
        assertThat(hand.said("web-1", "ls", "/data")).isEmpty();
        assertThat(hand.plan().steps()).isEmpty();
    }

    @Test
    void configsAndSecretsThatNoFileHoldsArePutIntoContainers() {
        var file =
                """
                services:
                  web: %s, configs: [{source: c, target: /etc/app/c.ini, mode: 0400}], secrets: [s]}
                configs: {c: {content: "level=%s"}}
                secrets: {s: {environment: TOKEN}}
                """;
        hand.with(Map.of("TOKEN", "tttop")).file(file.formatted(SLEEPS, "1")).up();
        assertThat(hand.said("web-1", "cat", "/etc/app/c.ini")).isEqualTo("level=1");
        assertThat(hand.said("web-1", "cat", "/run/secrets/s")).isEqualTo("tttop");
        assertThat(hand.plan().steps()).isEmpty();
        hand.with(Map.of("TOKEN", "other"));
        var plan = hand.up();
        assertThat(hand.steps(plan)).containsExactly("recreate web-1");
        assertThat(PlanWords.of(plan.steps().getFirst())).doesNotContain("tttop", "other");
        assertThat(hand.said("web-1", "cat", "/run/secrets/s")).isEqualTo("other");
    }

    @Test
    void aHookThatFailsPutsBack() {
        hand.file("services:\n  web: " + SLEEPS + "}\n").up();
        var before = hand.standing();
        hand.file(
                "services:\n  web: "
                        + SLEEPS
                        + ", post_start: [{command: [sh, -c, \"echo broken; exit 4\"]}]}\n");
        var failure = failing();
        assertThat(DeployWords.of(failure.trouble())).contains("post_start", "4", "broken");
        assertThat(hand.standing()).isEqualTo(before);
    }

    @Test
    void aPlanThatNoLongerFitsIsNotCarriedOut() {
        hand.file("services:\n  web: " + SLEEPS + "}\n").up();
        hand.file("services:\n  web: " + SLEEPS + "}\n  more: " + SLEEPS + "}\n");
        var project = hand.project();
        var plan = hand.deploys.plan(project, Wishes.NONE);
        hand.engine.containers().stop(hand.container("web-1").id());
        var before = hand.standing();
        var failure =
                catchThrowableOfType(
                        DeployException.Overtaken.class,
                        () ->
                                hand.deploys.run(
                                        project,
                                        plan,
                                        Wishes.NONE,
                                        DeployOptions.USUAL,
                                        DeployListener.NONE));
        assertThat(hand.steps(failure.now()))
                .containsExactlyInAnyOrder("start web-1", "create more-1");
        assertThat(hand.standing()).isEqualTo(before);
    }

    @Test
    void anImageThatARegistryRefusesLeavesAllUntouched() {
        hand.file("services:\n  web: " + SLEEPS + "}\n").up();
        var before = hand.standing();
        hand.file(
                "services:\n  web: %s, labels: {a: b}}\n  new: {image: \"%s/no/such:1\"}\n"
                        .formatted(SLEEPS, System.getenv("GANTRY_TEST_REGISTRY_AUTH")));
        var failure = catchThrowableOfType(DeployException.NoImage.class, () -> hand.up());
        assertThat(DeployWords.of(failure).inOneLine()).contains("no/such", "Nothing was touched");
        assertThat(hand.standing()).isEqualTo(before);
    }

    @Test
    void whatCannotBeDeployedIsSaidBefore() {
        hand.file(
                """
                services:
                  a: %s, networks: [elsewhere], volumes: ["away:/x"]}
                  b: %s, container_name: %s-taken}
                  c: %s, depends_on: {d: {condition: service_healthy}}}
                  d: %s}
                  e: %s, volumes: [{type: bind, source: ./no, target: /x, bind: {create_host_path: false}}]}
                networks: {elsewhere: {external: true}}
                volumes: {away: {external: true}}
                """
                        .formatted(SLEEPS, SLEEPS, hand.name, SLEEPS, SLEEPS, SLEEPS));
        world.create(hand.name + "-taken", "true");
        assertThat(hand.plan().obstacles())
                .extracting(concern -> concern.getClass().getSimpleName())
                .containsExactlyInAnyOrder(
                        "NetworkAway",
                        "VolumeAway",
                        "NameTaken",
                        "NoHealthCheck",
                        "BindSourceNeeded");
        assertThat(hand.plan().obstacles())
                .allSatisfy(concern -> assertThat(PlanWords.of(concern)).endsWith("."));
        assertThat(catchThrowableOfType(DeployException.Hindered.class, () -> hand.up()))
                .isNotNull();
        assertThat(hand.standing()).isEmpty();
    }

    @Test
    void aPortMovesFromOneServiceToAnother() {
        var file =
                "services:\n  a: %s, ports: [\"127.0.0.1:%s:80\"]}\n  b: %s, ports: [\"127.0.0.1:%s:80\"]}\n";
        hand.file(file.formatted(SLEEPS, "23973", SLEEPS, "23974")).up();
        hand.file(file.formatted(SLEEPS, "23974", SLEEPS, "23973")).up();
        assertThat(hand.plan().steps()).isEmpty();
        assertThat(hand.containers().values()).allMatch(it -> it.state() == State.RUNNING);
    }

    @Test
    void aServiceIsBuiltBeforeItsOldContainerIsTouched() throws Exception {
        Files.writeString(
                hand.folder().resolve("Dockerfile"), "FROM gantry/base:1\nRUN echo 1 >/n\n");
        hand.file("services:\n  web: {build: ., command: sleep 1000, init: true}\n").up();
        assertThat(hand.said("web-1", "cat", "/n")).isEqualTo("1");
        Files.writeString(hand.folder().resolve("Dockerfile"), "FROM gantry/base:1\nRUN exit 7\n");
        var before = hand.standing();
        var wishes = new Wishes(false, false, false, Set.of(), "", true);
        assertThat(catchThrowableOfType(DeployException.NoImage.class, () -> hand.up(wishes)))
                .isNotNull();
        assertThat(hand.standing()).isEqualTo(before);
        Files.writeString(
                hand.folder().resolve("Dockerfile"), "FROM gantry/base:1\nRUN echo 2 >/n\n");
        var plan = hand.up(wishes);
        assertThat(PlanWords.of(plan.steps().getFirst())).contains("recreate", "image", "->");
        assertThat(hand.said("web-1", "cat", "/n")).isEqualTo("2");
        assertThat(hand.compose("up", "-d")).doesNotContain("Recreate");
        hand.engine.images().removeByForce(hand.name + "-web");
    }

    @Test
    void stopStartRestartAndDownNeedNoFile() {
        hand.file("services:\n  db: " + SLEEPS + "}\n  web: " + SLEEPS + ", depends_on: [db]}\n")
                .up();
        hand.acts.stop(hand.name, List.of(), Optional.empty());
        assertThat(hand.containers().values()).allMatch(it -> it.state() == State.EXITED);
        assertThat(hand.inspect("db-1").finishedAt().orElseThrow())
                .isAfter(hand.inspect("web-1").finishedAt().orElseThrow());
        hand.acts.start(hand.name, List.of());
        assertThat(hand.containers().values()).allMatch(Container::isUp);
        assertThat(started("web-1")).isAfter(started("db-1"));
        var before = started("db-1");
        hand.acts.restart(hand.name, List.of("web"), Optional.empty());
        assertThat(started("db-1")).isEqualTo(before);
        assertThat(hand.acts.down(hand.acts.parts(hand.name), false, Optional.empty())).isEmpty();
        assertThat(hand.standing()).isEmpty();
    }

    @Test
    void twoDeploysOfOneStackDoNotMeet() throws Exception {
        hand.file(
                "services:\n  web: %s, healthcheck: {test: [CMD, \"false\"], interval: 1s, retries: 1000}}\n"
                        .formatted(SLEEPS));
        var project = hand.project();
        var plan = hand.deploys.plan(project, Wishes.NONE);
        var waits = new CountDownLatch(1);
        var ended = new AtomicReference<Throwable>();
        var first =
                Thread.startVirtualThread(() -> {
                    ended.set(
                            catchThrowableOfType(
                                    DeployException.PutBack.class,
                                    () ->
                                            hand.deploys.run(
                                                    project,
                                                    plan,
                                                    Wishes.NONE,
                                                    DeployOptions.USUAL,
                                                    progress -> {
                                                        if (progress.toString()
                                                                .contains("CHECKING")) {
                                                            waits.countDown();
                                                        }
                                                    })));
                });
        waits.await();
        assertThat(catchThrowableOfType(DeployException.Busy.class, () -> hand.up())).isNotNull();
        first.interrupt();
        first.join();
        assertThat(ended.get()).isInstanceOf(DeployException.PutBack.class);
        assertThat(hand.standing()).isEmpty();
    }
}
