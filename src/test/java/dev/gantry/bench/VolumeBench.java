package dev.gantry.bench;

import dev.gantry.app.file.Clash;
import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileDownload;
import dev.gantry.app.file.Upload;
import dev.gantry.app.volume.VolumeFiles;
import dev.gantry.app.volume.VolumeSession;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.docker.VolumeName;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Files into and out of a volume, and a large folder listed, beside `docker cp` and `ls -lan`.
final class VolumeBench {

    private static final int ROUNDS = 3;
    private static final int LISTS = 7;
    private static final int SMALL_FILES = 20_000;
    private static final int LISTED = 100_000;
    private static final int MEMORY_GOAL_MB = 64;

    private final Report report;
    private final String docker;
    private final String address;
    private final Path here;
    private final VolumeFiles files;
    private final ContainerId peer;
    private final PeakMemory memory = new PeakMemory();

    private VolumeBench(
            Report report,
            String docker,
            String address,
            Path here,
            VolumeFiles files,
            ContainerId peer) {
        this.report = report;
        this.docker = docker;
        this.address = address;
        this.here = here;
        this.files = files;
        this.peer = peer;
    }

    static void run(Report report, String name, String docker, String address)
            throws IOException, InterruptedException {
        var volume = TestEngine.name();
        var here = Files.createTempDirectory("gantry-bench");
        try (Engine engine = new Dialer().connect(EngineAddresses.parse(address));
                var world = new TestEngine(EngineAddresses.parse(address));
                var session = new VolumeSession(() -> engine, new VolumeName(volume))) {
            world.createVolume(volume);
            var peer =
                    world.create(
                            TestEngine.name(),
                            Map.of(
                                    "Cmd",
                                    List.of("sleep", "3600"),
                                    "HostConfig",
                                    Map.of("Binds", List.of(volume + ":/v"))));
            world.start(peer);
            var files = new VolumeFiles(session);
            files.makeFolder("/ours");
            files.makeFolder("/theirs");
            new VolumeBench(report, docker, address, here, files, peer).measure(name);
            session.close();
            world.remove(peer);
            while (!world.removeVolume(volume)) {
                Thread.onSpinWait(); // the helper goes a moment later
            }
        } finally {
            delete(here);
        }
    }

    private void measure(String name) throws IOException, InterruptedException {
        switch (name) {
            case "upload1g" -> upload(name, oneFile(), 1.0);
            case "download1g" -> download(name, oneFile(), 0.9);
            case "upload20k" -> upload(name, manyFiles(), 1.0);
            case "download20k" -> download(name, manyFiles(), 1.0);
            case "list100k" -> list();
            default -> throw new IllegalArgumentException(name);
        }
    }

    /// Its content does not compress.
    private Path oneFile() throws IOException {
        var file = here.resolve("large");
        var piece = new byte[1 << 20];
        new Random(1).nextBytes(piece);
        try (var out = Files.newOutputStream(file)) {
            for (int megabyte = 0; megabyte < 1024; megabyte++) {
                piece[0] = (byte) megabyte;
                out.write(piece);
            }
        }
        return file;
    }

    private Path manyFiles() throws IOException {
        var folder = Files.createDirectory(here.resolve("many"));
        var content = new byte[4096];
        new Random(2).nextBytes(content);
        for (int file = 0; file < SMALL_FILES; file++) {
            var below = folder.resolve("d" + file / 500);
            Files.createDirectories(below);
            Files.write(below.resolve("f" + file), content);
        }
        return folder;
    }

    private void upload(String name, Path what, double most)
            throws IOException, InterruptedException {
        var ours = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        memory.reset();
        up(what, watched());
        files.remove(List.of("/ours/" + what.getFileName()));
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = timed(() -> up(what, CopyProgress.NOBODY));
            theirs[round] =
                    timed(() -> docker("cp", "-q", what.toString(), peer.value() + ":/v/theirs"));
            files.remove(List.of("/ours/" + what.getFileName(), "/theirs/" + what.getFileName()));
        }
        report.ratio(name, ours, theirs, " ms", most);
        report.figure(name + "-memory", memory.peakMegabytes(), " MB", MEMORY_GOAL_MB);
    }

    /// Looking takes time: what is watched is not measured.
    private CopyProgress watched() {
        return (_, _) -> memory.look();
    }

    private void up(Path what, CopyProgress progress) throws IOException {
        new Upload(files, "/ours", List.of(what)).run(Clash.REPLACE, progress);
    }

    private void download(String name, Path what, double most)
            throws IOException, InterruptedException {
        up(what, CopyProgress.NOBODY);
        var entry = files.stat("/ours/" + what.getFileName());
        delete(what);
        var ours = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        memory.reset();
        for (int round = 0; round <= ROUNDS; round++) {
            var progress = round == 0 ? watched() : CopyProgress.NOBODY;
            var into = Files.createDirectory(here.resolve("ours" + round));
            double mine =
                    timed(() -> new FileDownload(files, entry, into).run(Clash.REPLACE, progress));
            delete(into);
            var other = Files.createDirectory(here.resolve("theirs" + round));
            double its =
                    timed(() ->
                            docker(
                                    "cp",
                                    "-q",
                                    peer.value() + ":/v" + entry.path(),
                                    other.toString()));
            delete(other);
            if (round > 0) { // the first one warms up
                ours[round - 1] = mine;
                theirs[round - 1] = its;
            }
        }
        report.ratio(name, ours, theirs, " ms", most);
        report.figure(name + "-memory", memory.peakMegabytes(), " MB", MEMORY_GOAL_MB);
    }

    private void list() throws IOException, InterruptedException {
        docker(
                "exec",
                peer.value(),
                "sh",
                "-c",
                "cd /v/ours; seq 1 " + LISTED + " | sed s/^/file-number-/ | xargs touch");
        var ours = new double[LISTS];
        var theirs = new double[LISTS];
        memory.reset();
        for (int round = 0; round <= LISTS; round++) {
            boolean watching = round == 0;
            var count = new int[1];
            double mine =
                    timed(() ->
                            files.list(
                                    "/ours",
                                    _ -> {
                                        if (++count[0] % 1000 == 0 && watching) {
                                            memory.look();
                                        }
                                    },
                                    CopyProgress.NOBODY));
            if (count[0] != LISTED) {
                throw new IOException(count[0] + " of " + LISTED + " listed");
            }
            double its = timed(() -> docker("exec", peer.value(), "ls", "-lan", "/v/ours"));
            if (!watching) {
                ours[round - 1] = mine;
                theirs[round - 1] = its;
            }
        }
        report.ratio("list100k", ours, theirs, " ms", 0.8);
        report.figure("list100k-memory", memory.peakMegabytes(), " MB", MEMORY_GOAL_MB);
    }

    private interface Deed {
        void perform() throws IOException, InterruptedException;
    }

    private static double timed(Deed deed) throws IOException, InterruptedException {
        long began = System.nanoTime();
        deed.perform();
        return (System.nanoTime() - began) / 1e6;
    }

    private void docker(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of(docker));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("DOCKER_HOST", address);
        var running = process.start();
        running.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        if (running.waitFor() != 0) {
            throw new IOException(String.join(" ", command));
        }
    }

    private static void delete(Path path) throws IOException {
        try (var all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder())
                    .forEach(each -> {
                        try {
                            Files.delete(each);
                        } catch (IOException stays) {
                            throw new UncheckedIOException(stays);
                        }
                    });
        }
    }
}
