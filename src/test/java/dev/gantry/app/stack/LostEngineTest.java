package dev.gantry.app.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.compose.plan.Wishes;
import dev.gantry.docker.Container;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// An engine that is killed, and started again, in the middle of a deploy.
///
/// `GANTRY_TEST_ENGINE_KILLABLE` names the version of `packaging/engine` that nobody else uses now.
@Tag("engine")
@EnabledIfEnvironmentVariable(named = "GANTRY_TEST_ENGINE_KILLABLE", matches = ".+")
@Timeout(240)
class LostEngineTest {

    private static final String VERSION =
            String.valueOf(System.getenv("GANTRY_TEST_ENGINE_KILLABLE"));

    private static final String FILE =
            """
            services:
              db: {image: "gantry/base:1", command: sleep 1000, init: true, labels: {n: "%1$s"}}
              web: {image: "gantry/base:1", command: sleep 1000, init: true, labels: {n: "%1$s"}, depends_on: {late: {condition: service_healthy}}}
              late: {image: "gantry/base:1", command: sleep 1000, init: true, labels: {n: "%1$s"}, healthcheck: {test: [CMD, "%2$s"], interval: 1s, retries: 1000}}
            """;

    @Test
    void theOldStackIsBackWhenTheEngineIs(@TempDir Path temporary) throws Exception {
        await(start("up"));
        try (var world = new TestEngine(address());
                var hand = new StackHand(world, temporary)) {
            hand.file(FILE.formatted("1", "true")).up();
            var old = hand.project();
            var project = hand.file(FILE.formatted("2", "false")).project();
            var waits = new CountDownLatch(1);
            var thrown = new AtomicReference<Throwable>();
            var plan = hand.deploys.plan(project, Wishes.NONE);
            var deploy =
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
            await(start("kill"));
            await(start("start"));
            deploy.join();
            assertThat(thrown.get()).isInstanceOf(DeployException.PutBack.class);
            assertThat(hand.deploys.plan(old, Wishes.NONE).steps()).isEmpty();
            assertThat(hand.containers()).containsOnlyKeys("db-1", "web-1", "late-1");
            assertThat(hand.containers().values()).allMatch(Container::isUp);
        }
    }

    private static EngineAddress address() throws IOException, InterruptedException {
        var prefix = "export GANTRY_TEST_ENGINE=";
        return await(start("env"))
                .lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> EngineAddresses.parse(line.substring(prefix.length())))
                .findFirst()
                .orElseThrow();
    }

    private static Process start(String command) throws IOException {
        var line = List.of("packaging/engine", command, "--version", VERSION);
        return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String await(Process process) throws IOException, InterruptedException {
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
