package dev.gantry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/// What the window costs while nobody does anything: processor time and resident memory.
final class IdleBench {

    private static final int SETTLE_SECONDS = 15;
    private static final int SECONDS = 60;
    private static final double TICKS_PER_SECOND = 100;

    private IdleBench() {}

    static void run(Report report, Path app, String java, String host)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(java);
        command.addAll(Files.readAllLines(app.resolve("flags")));
        command.add("-XX:AOTCache=" + app.resolve("gantry.aot"));
        command.add("dev.gantry.Gantry");
        var builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DOCKER_HOST", host);
        builder.environment()
                .put("GANTRY_DATA", Files.createTempDirectory("gantry-bench").toString());
        var process = builder.start();
        try {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            long before = ticks(process.pid());
            TimeUnit.SECONDS.sleep(SECONDS);
            double percent = (ticks(process.pid()) - before) / TICKS_PER_SECOND / SECONDS * 100;
            report.figure("idle-cpu", percent, " % of a core", 1);
            report.figure("idle-memory", residentMegabytes(process.pid()), " MB", 300);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /// Of user and system together, from `/proc`.
    private static long ticks(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static double residentMegabytes(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        throw new IllegalStateException("no VmRSS");
    }
}
