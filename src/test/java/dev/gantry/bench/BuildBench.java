package dev.gantry.bench;

import dev.gantry.app.build.BuildImage;
import dev.gantry.app.build.BuildListener;
import dev.gantry.app.build.BuildOptions;
import dev.gantry.app.build.BuildSession;
import dev.gantry.app.build.BuilderChoice;
import dev.gantry.app.build.Buildx;
import dev.gantry.app.image.Logins;
import dev.gantry.app.image.TransferProgress;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.engine.Dialer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A folder of 20,000 small files, 500 MB in all, sent to the classic builder by Gantry and by the
/// docker CLI.
final class BuildBench {

    private static final int FILES = 20_000;
    private static final int FILE_BYTES = 25_000;
    private static final int FOLDERS = 200;
    private static final int ROUNDS = 5;
    private static final double MEMORY_GOAL_MB = 64;

    private final String docker;
    private final String address;
    private final Engine engine;
    private final Path folder;
    private final PeakMemory memory = new PeakMemory();

    private BuildBench(String docker, String address, Engine engine, Path folder) {
        this.docker = docker;
        this.address = address;
        this.engine = engine;
        this.folder = folder;
    }

    static void run(Report report, String docker, String address)
            throws IOException, InterruptedException {
        var folder = plant();
        try (var engine = new Dialer().connect(EngineAddresses.parse(address))) {
            new BuildBench(docker, address, engine, folder).measure(report);
        } finally {
            remove(folder);
        }
    }

    private void measure(Report report) throws IOException, InterruptedException {
        theirs(); // the files are in memory afterwards
        ours(memory::look);
        var ours = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = ours(() -> {});
            theirs[round] = theirs();
        }
        System.err.println(
                "build: gantry " + Arrays.toString(ours) + " docker " + Arrays.toString(theirs));
        report.ratio("build-context", ours, theirs, " ms", 1.0);
        report.figure("build-memory", memory.peakMegabytes(), " MB", MEMORY_GOAL_MB);
    }

    /// The limit asks for the classic builder, as the CLI is told to.
    private double ours(Runnable look) throws IOException {
        var options =
                new BuildOptions(
                        folder,
                        folder.resolve("Dockerfile"),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        "",
                        "",
                        true,
                        false,
                        1L << 30,
                        "",
                        BuildSession.NONE,
                        false);
        var where = EngineAddresses.parse(address);
        var buildx = new Buildx(EngineEnvironment.current(), Runnable::run);
        long begun = System.nanoTime();
        var image =
                new BuildImage(engine, where, Logins.NONE, buildx, new Listener(look)).run(options);
        double took = (System.nanoTime() - begun) / 1e6;
        engine.images().removeByForce(image.value());
        return took;
    }

    private double theirs() throws IOException, InterruptedException {
        var command =
                new ProcessBuilder(
                        docker,
                        "-H",
                        address,
                        "build",
                        "-q",
                        "--no-cache",
                        "-m",
                        "1g",
                        folder.toString());
        command.environment().put("DOCKER_BUILDKIT", "0");
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        long begun = System.nanoTime();
        var process = command.start();
        var image =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("docker build failed");
        }
        double took = (System.nanoTime() - begun) / 1e6;
        engine.images().removeByForce(image);
        return took;
    }

    private static Path plant() throws IOException {
        var folder = Files.createTempDirectory("gantry-build-bench");
        var random = new Random(1);
        var bytes = new byte[FILE_BYTES];
        for (int file = 0; file < FILES; file++) {
            random.nextBytes(bytes);
            var into = folder.resolve("part" + file % FOLDERS);
            Files.createDirectories(into);
            Files.write(into.resolve("file" + file), bytes);
        }
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n");
        return folder;
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// Looks at the memory now and then.
    private static final class Listener implements BuildListener {
        private final Runnable look;

        Listener(Runnable look) {
            this.look = look;
        }

        @Override
        public void chosen(BuilderChoice builder, String version) {}

        @Override
        public void pushing(String image, TransferProgress progress) {}

        @Override
        public void pulling(String image, TransferProgress progress) {}

        @Override
        public void sending(long files, long bytes) {
            if (files % 500 == 0) {
                look.run();
            }
        }

        @Override
        public void news(BuildNews news) {}
    }
}
