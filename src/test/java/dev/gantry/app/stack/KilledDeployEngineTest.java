package dev.gantry.app.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Wishes;
import dev.gantry.docker.Container;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program, killed (-9) in the middle of updates.
@EngineTest
class KilledDeployEngineTest {

    private static final int MOMENTS = 30;
    private static final long SEED = 20261129;

    private static final String FILE =
            """
            services:
              db: {image: "gantry/base:1", command: sleep 1000, init: true, stop_grace_period: 1s, labels: {n: "%1$s"}, volumes: ["data:/data"]}
              web: {image: "gantry/base:1", command: sleep 1000, init: true, stop_grace_period: 1s, labels: {n: "%1$s"}, depends_on: [db], scale: 2}
              side: {image: "gantry/base:1", command: sleep 1000, init: true, stop_grace_period: 1s, network_mode: "service:db"}
            volumes: {data: {}}
            """;

    private final Path temporary;
    private final TestEngine world;
    private final Random random = new Random(SEED);
    private StackHand hand;

    KilledDeployEngineTest(@TempDir Path temporary, TestEngine world) {
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

    @Test
    void afterEachOfThirtyKillsTheOldStackOrTheNewOneRunsWhole() throws Exception {
        var projects = List.of(project("1"), project("2"));
        hand.up(projects.getFirst(), Wishes.NONE);
        long length = timed(2);
        int cut = 0;
        for (int moment = 0; moment < MOMENTS; moment++) {
            kill(isWhole(projects.getFirst()) ? 2 : 1, random.nextLong(length));
            cut += hand.deploys.cutOff().size();
            hand.deploys.recover(hand.name, DeployListener.NONE);
            assertThat(projects.stream().anyMatch(this::isWhole))
                    .as("after kill %d: %s", moment, hand.standing())
                    .isTrue();
        }
        assertThat(cut).as("kills in the middle").isGreaterThan(MOMENTS / 3);
    }

    @Test
    void aDeployThatIsInterruptedPutsBackBeforeTheProgramEnds() throws Exception {
        hand.up(project("1"), Wishes.NONE);
        var before = hand.standing();
        hand.file(
                """
                services:
                  db: {image: "gantry/base:1", command: sleep 1000, init: true, labels: {n: "3"}, healthcheck: {test: [CMD, "false"], interval: 1s, retries: 1000}}
                volumes: {}
                """);
        var process = start();
        var said = awaitLine(process, "checking");
        assertThat(said).isNotEmpty();
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(hand.standing()).isEqualTo(before);
        assertThat(hand.deploys.cutOff()).isEmpty();
    }

    private Project project(String label) {
        return hand.file(FILE.formatted(label)).project();
    }

    private boolean isWhole(Project project) {
        return hand.deploys.plan(project, Wishes.NONE).changesNothing()
                && hand.containers().keySet().equals(Set.of("db-1", "web-1", "web-2", "side-1"))
                && hand.containers().values().stream().allMatch(Container::isUp);
    }

    /// How long a whole update takes, from its first word on what it does to its end.
    private long timed(int label) throws Exception {
        var process = update(label);
        long since = awaitBegin(process);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return System.nanoTime() - since;
    }

    private void kill(int label, long afterNanos) throws Exception {
        var process = update(label);
        long since = awaitBegin(process);
        long left = afterNanos - (System.nanoTime() - since);
        process.waitFor(Math.max(0, left), TimeUnit.NANOSECONDS);
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private Process update(int label) throws IOException {
        project(Integer.toString(label));
        return start();
    }

    private Process start() throws IOException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.gantry.Gantry",
                        "--host",
                        world.address().toString(),
                        "--data",
                        hand.data().toString(),
                        "stack",
                        "up",
                        "-f",
                        hand.folder().resolve("compose.yaml").toString());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /// It says what it is about to do before it does it. Whatever it says later is read, so that it
    /// never waits for us.
    private static long awaitBegin(Process process) throws IOException {
        awaitLine(process, "recreate");
        return System.nanoTime();
    }

    private static String awaitLine(Process process, String with) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains(with)) {
                Thread.startVirtualThread(() -> drain(reader));
                return line;
            }
        }
        throw new AssertionError("it ended before it began");
    }

    private static void drain(BufferedReader reader) {
        try {
            while (reader.readLine() != null) {
                // of no matter
            }
        } catch (IOException killed) {
            // as meant
        }
    }
}
