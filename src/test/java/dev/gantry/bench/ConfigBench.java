package dev.gantry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Reads and checks a file of 2,000 services: a whole process each, from its start to its end.
final class ConfigBench {

    private static final int ROUNDS = 7;
    private static final int SERVICES = 2_000;
    private static final int NETWORKS = 20;

    private ConfigBench() {}

    /// @param app what `packaging/run` starts
    /// @param compose the reference
    static void run(Report report, Path app, String java, Path compose)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("gantry-bench");
        var file = Files.writeString(folder.resolve("compose.yaml"), text());
        var gantry = gantry(app, java, List.of());
        gantry.addAll(List.of("stack", "config", "-q", file.toString()));
        var peer = List.of(compose.toString(), "-f", file.toString(), "config", "-q");
        var ours = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        millis(gantry, folder);
        millis(peer, folder);
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = millis(gantry, folder);
            theirs[round] = millis(peer, folder);
        }
        System.err.println(
                "config-large: gantry "
                        + Arrays.toString(ours)
                        + " docker compose "
                        + Arrays.toString(theirs));
        report.ratio("config-large", ours, theirs, " ms", 1.0);
    }

    /// The program as `packaging/run` starts it, before its arguments.
    static List<String> gantry(Path app, String java, List<String> more) throws IOException {
        var command = new ArrayList<String>();
        command.add(java);
        command.addAll(Files.readAllLines(app.resolve("flags")));
        command.addAll(more);
        command.add("-XX:AOTCache=" + app.resolve("gantry.aot"));
        command.add("dev.gantry.Gantry");
        return command;
    }

    /// What such files hold: variables, anchors, ports, volumes, health checks.
    static String text() {
        var text =
                new StringBuilder(
                        "name: large\nx-log: &log\n  driver: json-file\n  options: {max-size: 10m, max-file: 3}\nservices:\n");
        for (int number = 0; number < SERVICES; number++) {
            text.append(
                    """
                      s%1$d:
                        image: registry.example.com/team/s%1$d:${TAG:-1.%1$d}
                        restart: unless-stopped
                        logging: *log
                        environment:
                          NAME: s%1$d
                          LEVEL: ${LEVEL:-info}
                          COUNT: %1$d
                        labels:
                          - team=one
                          - number=%1$d
                        ports:
                          - "%2$d:8080"
                          - 127.0.0.1:%3$d:9090/udp
                        volumes:
                          - v%4$d:/data
                          - ./conf/s%1$d:/etc/conf:ro
                        networks: [n%4$d]
                        healthcheck:
                          test: ["CMD", "wget", "-q", "localhost:8080"]
                          interval: 1m30s
                          retries: 3
                        deploy:
                          resources:
                            limits: {cpus: '0.5', memory: 64m}
                    """
                            .formatted(
                                    number, 10_000 + number, 20_000 + number, number % NETWORKS));
            if (number > 0) {
                text.append("    depends_on: [s").append(number - 1).append("]\n");
            }
        }
        text.append("networks:\n");
        for (int number = 0; number < NETWORKS; number++) {
            text.append("  n").append(number).append(":\n");
        }
        text.append("volumes:\n");
        for (int number = 0; number < NETWORKS; number++) {
            text.append("  v").append(number).append(":\n");
        }
        return text.toString();
    }

    private static double millis(List<String> command, Path folder)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("GANTRY_DATA", folder.toString());
        long begun = System.nanoTime();
        var process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        double took = (System.nanoTime() - begun) / 1e6;
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    command + " failed: " + Files.readString(folder.resolve("output")));
        }
        return took;
    }
}
