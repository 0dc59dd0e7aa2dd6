package dev.gantry.bench;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostSession;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.docker.engine.Dialer;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Connect to 1,000 containers in the model, in a running Gantry, against `docker ps -a`.
final class ListBench {

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 9;

    private ListBench() {}

    static void run(Report report, String docker, String address)
            throws IOException, InterruptedException {
        for (int round = 0; round < WARM_UP; round++) {
            gantry(address);
            docker(docker, address);
        }
        var ours = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = gantry(address);
            theirs[round] = docker(docker, address);
        }
        System.err.println(
                "list1000: gantry " + Arrays.toString(ours) + " docker " + Arrays.toString(theirs));
        report.ratio("list1000", ours, theirs, " ms", 1.0);
    }

    private static double gantry(String address) throws InterruptedException {
        var host =
                new Host(
                        "bench",
                        "bench",
                        EngineAddresses.parse(address),
                        Host.Origin.ENVIRONMENT,
                        0);
        var filled = new CountDownLatch(1);
        try (var session =
                new HostSession(host, new Dialer(), task -> Thread.ofVirtual().start(task))) {
            session.listen(state -> {
                if (state.snapshot().containers().size() >= 1000) {
                    filled.countDown();
                }
            });
            long begun = System.nanoTime();
            Thread.ofVirtual().start(session::run);
            if (!filled.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never saw 1,000 containers");
            }
            return (System.nanoTime() - begun) / 1e6;
        }
    }

    private static double docker(String docker, String address)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var process =
                new ProcessBuilder(docker, "-H", address, "ps", "-a")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("docker ps failed");
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
