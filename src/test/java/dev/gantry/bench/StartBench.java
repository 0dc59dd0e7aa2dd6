package dev.gantry.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Launch to painted: Gantry with 100 containers, against a bare window with an empty table and the
/// same flags, each with a start-up cache of its own.
final class StartBench {

    private static final int ROUNDS = 7;

    private StartBench() {}

    static void run(Report report, Path app, Path bareJar, String java, String host)
            throws IOException, InterruptedException {
        var data = Files.createTempDirectory("gantry-bench");
        var world = Map.of("DOCKER_HOST", host, "GANTRY_DATA", data.toString());
        var cache = bareJar.resolveSibling("bare.aot");
        var flags = Files.readAllLines(app.resolve("flags"));
        var bareFlags = new ArrayList<>(flags);
        bareFlags.set(bareFlags.indexOf("-cp") + 1, bareJar.toString());
        millis(
                java,
                bareFlags,
                List.of("-XX:AOTCacheOutput=" + cache, "dev.gantry.bench.BareWindow"),
                world);
        var bare = List.of("-XX:AOTCache=" + cache, "dev.gantry.bench.BareWindow");
        var gantry =
                List.of(
                        "-XX:AOTCache=" + app.resolve("gantry.aot"),
                        "-Dgantry.mark.rows=100",
                        "-Dgantry.mark.exit=true",
                        "dev.gantry.Gantry");
        var ours = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        millis(java, flags, gantry, world);
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = millis(java, flags, gantry, world);
            theirs[round] = millis(java, bareFlags, bare, world);
        }
        System.err.println(
                "start: gantry " + Arrays.toString(ours) + " bare " + Arrays.toString(theirs));
        report.ratio("start", ours, theirs, " ms", 1.6);
    }

    /// From the start of the process to the line that it prints when it has painted.
    private static double millis(
            String java, List<String> flags, List<String> arguments, Map<String, String> world)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(java);
        command.addAll(flags);
        command.addAll(arguments);
        long begun = System.nanoTime();
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(world);
        var process = builder.start();
        double took = -1;
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("painted")) {
                    took = (System.nanoTime() - begun) / 1e6;
                }
            }
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (took < 0) {
            throw new IllegalStateException("never painted: " + String.join(" ", arguments));
        }
        return took;
    }
}
