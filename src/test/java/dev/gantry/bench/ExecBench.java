package dev.gantry.bench;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.docker.ExecRequest;
import dev.gantry.docker.TerminalSize;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/// A keystroke to its echo, and 200 MB of output, through the connector and through `docker exec`.
final class ExecBench {

    private static final int STROKES = 1000;
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 5;
    private static final long BYTES = 200_000_000;
    private static final String WRITE =
            "yes 'INFO GET /api/orders/4711 200 in 12 ms from 10.0.0.7 by agent of the shop'"
                    + " | head -c "
                    + BYTES;

    /// Each letter comes back once, as soon as it has arrived.
    private static final String ECHO = "stty raw -echo; echo READY; cat";

    private ExecBench() {}

    /// Types, and waits for what was typed.
    private interface Typist {
        void type(int letter) throws IOException;
    }

    static void echo(Report report, String docker, String address)
            throws IOException, InterruptedException {
        try (var world = new TestEngine(EngineAddresses.parse(address));
                var engine = new Dialer().connect(EngineAddresses.parse(address))) {
            var name = TestEngine.name();
            var id = world.run(name, "sleep", "3600");
            var ours = gantryEcho(engine, id);
            var theirs = dockerEcho(docker, address, name);
            report.ratio("exec-echo-p50", at(ours, 50), at(theirs, 50), " ms", 1.0);
            report.ratio("exec-echo-p99", at(ours, 99), at(theirs, 99), " ms", 1.0);
            report.figure("exec-echo-p99-alone", at(ours, 99)[0], " ms", 10);
        }
    }

    private static double[] at(double[] sorted, int percent) {
        return new double[] {sorted[sorted.length * percent / 100]};
    }

    private static double[] gantryEcho(Engine engine, ContainerId id) throws IOException {
        var request = ExecRequest.of("sh", "-c", ECHO).onTerminal(TerminalSize.USUAL);
        try (var process = engine.processes().exec(id, request)) {
            return strokes(letter -> {
                if (letter != 'Y') {
                    process.write(new byte[] {(byte) letter}, 0, 1);
                }
                var seen = new boolean[1];
                while (!seen[0]) {
                    process.read((_, bytes, from, length) -> {
                        for (int index = from; index < from + length; index++) {
                            seen[0] |= bytes[index] == letter;
                        }
                    });
                }
            });
        }
    }

    /// Under a pseudo terminal of its own, as `docker exec -it` asks for.
    private static double[] dockerEcho(String docker, String address, String name)
            throws IOException {
        var process =
                new ProcessBuilder(
                                "script",
                                "-qfc",
                                docker
                                        + " -H "
                                        + address
                                        + " exec -it "
                                        + name
                                        + " sh -c '"
                                        + ECHO
                                        + "'",
                                "/dev/null")
                        .start();
        var in = process.getInputStream();
        var out = process.getOutputStream();
        try {
            return strokes(letter -> {
                if (letter != 'Y') {
                    out.write(letter);
                    out.flush();
                }
                awaitLetter(in, letter);
            });
        } finally {
            process.destroy();
        }
    }

    private static void awaitLetter(InputStream in, int letter) throws IOException {
        int next = in.read();
        while (next != letter) {
            if (next < 0) {
                throw new IOException("docker exec has ended");
            }
            next = in.read();
        }
    }

    private static double[] strokes(Typist typist) throws IOException {
        var millis = new double[STROKES];
        typist.type('Y'); // not typed: the end of what says that it is ready
        for (int stroke = -WARM_UP; stroke < STROKES; stroke++) {
            long begun = System.nanoTime();
            typist.type('a' + Math.floorMod(stroke, 26));
            if (stroke >= 0) {
                millis[stroke] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    static void output(Report report, String docker, String address)
            throws IOException, InterruptedException {
        try (var world = new TestEngine(EngineAddresses.parse(address));
                var engine = new Dialer().connect(EngineAddresses.parse(address))) {
            var name = TestEngine.name();
            var id = world.run(name, "sleep", "3600");
            gantryOutput(engine, id);
            var ours = new double[ROUNDS];
            var theirs = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ours[round] = gantryOutput(engine, id);
                theirs[round] = dockerOutput(docker, address, name);
            }
            System.err.println(
                    "exec-output: gantry "
                            + Arrays.toString(ours)
                            + " docker "
                            + Arrays.toString(theirs));
            report.ratio("exec-output", ours, theirs, " ms", 1.0);
        }
    }

    private static double gantryOutput(Engine engine, ContainerId id) throws IOException {
        long begun = System.nanoTime();
        var count = new long[1];
        try (var sink = OutputStream.nullOutputStream();
                var process = engine.processes().exec(id, ExecRequest.of("sh", "-c", WRITE))) {
            while (process.read(
                    (_, bytes, from, length) -> {
                        sink.write(bytes, from, length);
                        count[0] += length;
                    })) {
                // goes on
            }
        }
        if (count[0] != BYTES) {
            throw new IllegalStateException("only " + count[0]);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double dockerOutput(String docker, String address, String name)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var process =
                new ProcessBuilder(docker, "-H", address, "exec", name, "sh", "-c", WRITE)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("docker exec failed");
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
