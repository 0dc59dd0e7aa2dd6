package dev.gantry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Deploys and plans stacks: a whole process each, from its start to its end, Gantry and docker
/// compose in turn on a clean engine.
final class StackBench {

    private static final int DEPLOYS = 5;
    private static final int REDEPLOYS = 9;
    private static final int SERVICES = 20;
    private static final int NETWORKS = 3;
    private static final int VOLUMES = 5;
    private static final int MANY_SERVICES = 200;

    private final Path folder;
    private final List<String> gantry;
    private final String compose;
    private final String engine;

    private StackBench(Path app, String java, String compose, String engine) throws IOException {
        this.folder = Files.createTempDirectory("gantry-bench");
        this.gantry = ConfigBench.gantry(app, java, List.of());
        this.gantry.addAll(List.of("--host", engine, "--data", folder.resolve("data").toString()));
        this.compose = compose;
        this.engine = engine;
    }

    /// @param app what `packaging/run` starts
    static void run(Report report, Path app, String java, String compose, String engine)
            throws IOException, InterruptedException {
        var bench = new StackBench(app, java, compose, engine);
        bench.deploys(report);
        bench.plan(report);
    }

    private void deploys(Report report) throws IOException, InterruptedException {
        write(SERVICES);
        ours("up");
        ours("down", "-v");
        var ours = new double[DEPLOYS];
        var theirs = new double[DEPLOYS];
        for (int round = 0; round < DEPLOYS; round++) {
            ours[round] = ours("up");
            ours("down", "-v");
            theirs[round] = theirs("up", "-d");
            ours("down", "-v");
        }
        tell("deploy20", ours, theirs);
        report.ratio("deploy20", ours, theirs, " ms", 0.7);
        redeploys(report);
        ours("down", "-v");
    }

    private void redeploys(Report report) throws IOException, InterruptedException {
        theirs("up", "-d");
        var ours = new double[REDEPLOYS];
        var theirs = new double[REDEPLOYS];
        for (int round = 0; round < REDEPLOYS; round++) {
            ours[round] = ours("up");
            theirs[round] = theirs("up", "-d");
        }
        tell("redeploy20", ours, theirs);
        report.ratio("redeploy20", ours, theirs, " ms", 0.3);
    }

    private void plan(Report report) throws IOException, InterruptedException {
        write(MANY_SERVICES);
        ours("up", "--no-start");
        var took = new double[REDEPLOYS];
        for (int round = 0; round < REDEPLOYS; round++) {
            took[round] = ours("plan");
        }
        ours("down", "-v");
        Arrays.sort(took);
        report.figure("plan", took[REDEPLOYS / 2], " ms", 1_000);
    }

    private static void tell(String name, double[] ours, double[] theirs) {
        System.err.println(
                name
                        + ": gantry "
                        + Arrays.toString(ours)
                        + " docker compose "
                        + Arrays.toString(theirs));
    }

    private void write(int services) throws IOException {
        var text = new StringBuilder("name: bench\nservices:\n");
        for (int number = 0; number < services; number++) {
            text.append(
                    """
                      s%1$d:
                        image: gantry/base:1
                        command: sleep 1000
                        init: true
                        environment: {NAME: s%1$d}
                        networks: [n%2$d]
                        volumes: ["vol%3$d:/data"]
                    """
                            .formatted(number, number % NETWORKS, number % VOLUMES));
            if (number % 4 > 0) {
                text.append("    depends_on: [s").append(number - 1).append("]\n");
            }
        }
        section("networks", "n", NETWORKS, text);
        section("volumes", "vol", VOLUMES, text);
        Files.writeString(folder.resolve("compose.yaml"), text);
    }

    private static void section(String name, String key, int count, StringBuilder text) {
        text.append(name).append(":\n");
        for (int number = 0; number < count; number++) {
            text.append("  ").append(key).append(number).append(":\n");
        }
    }

    private double ours(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(gantry);
        command.add("stack");
        command.addAll(List.of(arguments));
        return millis(command, arguments[0].equals("plan") ? Set.of(0, 4) : Set.of(0));
    }

    private double theirs(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(compose, "--progress", "quiet"));
        command.addAll(List.of(arguments));
        return millis(command, Set.of(0));
    }

    private double millis(List<String> command, Set<Integer> well)
            throws IOException, InterruptedException {
        var output = folder.resolve("output").toFile();
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output);
        builder.environment().put("DOCKER_HOST", engine);
        long begun = System.nanoTime();
        var process = builder.start();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        double took = (System.nanoTime() - begun) / 1e6;
        if (!well.contains(process.waitFor())) {
            throw new IllegalStateException(command + ": " + Files.readString(output.toPath()));
        }
        return took;
    }
}
