package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gantry.app.stats.Usage;
import dev.gantry.app.words.Sizes;
import dev.gantry.docker.StatsSample;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EngineTest
class DockerStatsEngineTest {

    @TempDir private Path configFolder;

    /// The engine's own bytes, shown to the real `docker stats` and read by us.
    @Test
    void saysWhatDockerStatsSaysOfTheSameBytes(TestEngine engine)
            throws IOException, InterruptedException {
        var name = TestEngine.name();
        var id = engine.run(name, "sh", "-c", "while true; do cat /etc/passwd > /tmp/x; done");
        var told = engine.ask(Request.get("/containers/" + id.value() + "/stats?stream=false"));
        var docker = dockerStats(told.toString(), name);
        var ours = read(told.toString());
        double percent =
                Usage.cpuPercent(
                        ours.cpuNanos() - ours.earlierCpuNanos(),
                        ours.machineCpuNanos() - ours.earlierMachineCpuNanos(),
                        ours.cores());
        assertThat(docker)
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "%.2f%% %s / %s %d",
                                percent,
                                Sizes.binary(ours.memoryBytes()).replace(" ", ""),
                                Sizes.binary(ours.memoryLimitBytes()).replace(" ", ""),
                                ours.processes()));
        assertThat(percent).isPositive();
    }

    private String dockerStats(String sample, String name)
            throws IOException, InterruptedException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var body =
                            exchange.getRequestURI().getPath().endsWith("/stats") ? sample : "{}";
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.getResponseHeaders().add("Ostype", "linux");
                    exchange.getResponseHeaders().add("Api-Version", "1.41");
                    boolean head = exchange.getRequestMethod().equals("HEAD");
                    exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
                    if (!head) {
                        exchange.getResponseBody().write(bytes);
                    }
                    exchange.close();
                });
        server.start();
        try {
            var builder =
                    new ProcessBuilder(
                            Objects.requireNonNullElse(
                                    System.getenv("GANTRY_TEST_DOCKER"), "docker"),
                            "stats",
                            "--no-stream",
                            "--format",
                            "{{.CPUPerc}} {{.MemUsage}} {{.PIDs}}",
                            name);
            builder.environment()
                    .put("DOCKER_HOST", "tcp://127.0.0.1:" + server.getAddress().getPort());
            builder.environment().put("DOCKER_CONFIG", configFolder.toString());
            var process = builder.redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said.strip();
        } finally {
            server.stop(0);
        }
    }

    private static StatsSample read(String json) throws IOException {
        return Objects.requireNonNull(StatsJson.next(Json.MAPPER.createParser(json)));
    }
}
