package dev.gantry.bench;

import dev.gantry.app.image.ImageTransfers;
import dev.gantry.app.image.Logins;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// An image of 200 MB to the local registry and back, through Gantry and through the docker CLI.
final class ImageBench {

    private static final int BYTES = 200_000_000;
    private static final int ROUNDS = 3;
    private static final int PULLS = 7;
    private static final int MEMORY_GOAL_MB = 64;

    private final Report report;
    private final String docker;
    private final String address;
    private final String registry;
    private final Engine engine;
    private final PeakMemory memory = new PeakMemory();

    private ImageBench(Report report, String docker, String address, Engine engine) {
        this.report = report;
        this.docker = docker;
        this.address = address;
        this.registry = System.getenv("GANTRY_TEST_REGISTRY");
        this.engine = engine;
    }

    static void run(Report report, String docker, String address)
            throws IOException, InterruptedException {
        try (var engine = new Dialer().connect(EngineAddresses.parse(address))) {
            var bench = new ImageBench(report, docker, address, engine);
            bench.push();
            bench.pull();
        }
    }

    /// New bytes each time: a registry takes what it has already without a transfer.
    private void push() throws IOException, InterruptedException {
        watched().push(image());
        var ours = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            var mine = image();
            ours[round] = push(mine);
            engine.images().remove(mine.toString());
            var other = image();
            theirs[round] = docker("push", "-q", other.toString());
            engine.images().remove(other.toString());
        }
        tell("push", ours, theirs);
        report.ratio("push", ours, theirs, " ms", 1.05);
        report.figure("push-memory", memory.peakMegabytes(), " MB", MEMORY_GOAL_MB);
    }

    private void pull() throws IOException, InterruptedException {
        var name = image();
        push(name);
        engine.images().remove(name.toString());
        memory.reset();
        watched().pull(name, "");
        engine.images().remove(name.toString());
        var ours = new double[PULLS];
        var theirs = new double[PULLS];
        for (int round = 0; round < PULLS; round++) {
            ours[round] = timed(() -> transfers().pull(name, ""));
            engine.images().remove(name.toString());
            theirs[round] = docker("pull", "-q", name.toString());
            engine.images().remove(name.toString());
        }
        tell("pull", ours, theirs);
        report.ratio("pull", ours, theirs, " ms", 1.05);
        report.figure("pull-memory", memory.peakMegabytes(), " MB", MEMORY_GOAL_MB);
    }

    private double push(ImageName name) throws IOException, InterruptedException {
        return timed(() -> transfers().push(name));
    }

    /// Looking takes time: what is watched is not measured.
    private ImageTransfers watched() {
        return new ImageTransfers(engine.images(), Logins.NONE, _ -> memory.look());
    }

    private ImageTransfers transfers() {
        return new ImageTransfers(engine.images(), Logins.NONE, _ -> {});
    }

    private interface Deed {
        void run() throws IOException, InterruptedException;
    }

    private static double timed(Deed deed) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        deed.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    private double docker(String act, String option, String image)
            throws IOException, InterruptedException {
        return timed(() -> {
            var process =
                    new ProcessBuilder(docker, "-H", address, act, option, image)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            if (process.waitFor() != 0) {
                throw new IOException("docker " + act + " failed");
            }
        });
    }

    /// Bytes that no compression makes smaller.
    private ImageName image() throws IOException {
        var name = ImageName.parse(registry + "/" + TestEngine.name() + ":1");
        var head = new TarArchiveEntry("bytes");
        head.setSize(BYTES);
        var bytes = new byte[512];
        head.writeEntryHeader(bytes);
        var end = new ByteArrayInputStream(new byte[1024 + 512 - BYTES % 512]);
        var noise =
                new SequenceInputStream(
                        new ByteArrayInputStream(bytes),
                        new SequenceInputStream(new Noise(BYTES), end));
        engine.images().importRoot(noise, name, "", List.of());
        return name;
    }

    private static void tell(String what, double[] ours, double[] theirs) {
        System.err.println(
                what + ": gantry " + Arrays.toString(ours) + " docker " + Arrays.toString(theirs));
    }

    private static final class Noise extends InputStream {
        private final Random random = new Random();
        private int left;

        Noise(int bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? random.nextInt(256) : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            var some = new byte[Math.min(length, left)];
            random.nextBytes(some);
            System.arraycopy(some, 0, into, from, some.length);
            left -= some.length;
            return some.length;
        }
    }
}
