package dev.gantry.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.gantry.app.stats.StatsWatch;
import dev.gantry.docker.Container;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.docker.engine.Dialer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Processor time of the client that watches 100 containers for 30 seconds, once a second each,
/// against `docker stats`.
final class StatsBench {

    private static final int SETTLE_SECONDS = 20;
    private static final int SECONDS = 30;
    private static final double TICKS_PER_SECOND = 100;

    private StatsBench() {}

    static void run(Report report, String docker, String address)
            throws IOException, InterruptedException {
        double ours = gantry(address);
        double theirs = docker(docker, address);
        report.ratio(
                "stats100", new double[] {ours}, new double[] {theirs}, " s of processor", 0.8);
    }

    private static double gantry(String address) throws InterruptedException {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var samples = new AtomicLong();
        try (var engine = new Dialer().connect(EngineAddresses.parse(address));
                var watch =
                        new StatsWatch(
                                engine.stats(),
                                work -> Thread.ofVirtual().start(work),
                                Duration.ofSeconds(1),
                                usage -> samples.addAndGet(usage.size()))) {
            var running = engine.containers().all().stream().filter(Container::isUp).toList();
            watch.watch(running.stream().map(Container::id).toList());
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            samples.set(0);
            long before = machine.getProcessCpuTime();
            TimeUnit.SECONDS.sleep(SECONDS);
            double seconds = (machine.getProcessCpuTime() - before) / 1e9;
            System.err.printf(
                    "stats100: %d containers, %.1f samples a second%n",
                    running.size(), samples.get() / (double) SECONDS);
            return seconds;
        }
    }

    private static double docker(String docker, String address)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(docker, "-H", address, "stats")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            double before = ticks(process.pid());
            TimeUnit.SECONDS.sleep(SECONDS);
            return (ticks(process.pid()) - before) / TICKS_PER_SECOND;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static double ticks(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
