package dev.gantry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Files made to harm: each is to be refused within a second and 256 MB, the start of the process
/// and all that it holds counted in.
final class HostileBench {

    private static final int REFUSED = 1;

    private HostileBench() {}

    static void run(Report report, Path app, String java) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("gantry-bench");
        for (var each : texts().entrySet()) {
            var file = Files.writeString(folder.resolve("compose.yaml"), each.getValue());
            var command = ConfigBench.gantry(app, java, List.of("-Xmx256m"));
            command.addAll(List.of("stack", "config", "-q", file.toString()));
            measure(report, "yaml-hostile " + each.getKey(), command, folder);
        }
    }

    private static Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("alias bomb", bomb());
        texts.put("deep nesting", "services: " + "[".repeat(1_000_000));
        texts.put("50 MB", "services:\n" + "  s: {image: a}\n".repeat(50_000_000 / 16));
        texts.put(
                "extends in a circle",
                "services:\n  a: {extends: b}\n  b: {extends: {service: a, file: compose.yaml}}\n");
        texts.put("includes itself", "include: [compose.yaml]\nservices:\n  a: {image: b}\n");
        return texts;
    }

    private static String bomb() {
        var bomb =
                new StringBuilder("services:\n  s: {image: a}\nx-0: &x0 [a,a,a,a,a,a,a,a,a,a]\n");
        for (int level = 1; level < 30; level++) {
            bomb.append("x-").append(level).append(": &x").append(level).append(" [");
            bomb.append(("*x" + (level - 1) + ",").repeat(10)).append("]\n");
        }
        return bomb.toString();
    }

    private static void measure(Report report, String name, List<String> command, Path folder)
            throws IOException, InterruptedException {
        var output = folder.resolve("output");
        long begun = System.nanoTime();
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        long peak = 0;
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakBytes(process.pid()));
            if (System.nanoTime() - begun > 120e9) {
                process.destroyForcibly();
            }
        }
        double took = (System.nanoTime() - begun) / 1e6;
        if (process.exitValue() != REFUSED) {
            throw new IllegalStateException(name + " was not refused: " + Files.readString(output));
        }
        report.figure(name, took, " ms", 1_000);
        report.figure(name + ", memory", peak / 1e6, " MB", 256);
    }

    /// The most that it held so far, by the kernel's count.
    private static long peakBytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }
}
