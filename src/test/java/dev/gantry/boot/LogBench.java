package dev.gantry.boot;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;

/// A million lines: read, split and indexed against `docker logs` to a file; then in the window,
/// with an eye on pulses and memory.
public final class LogBench {

    /// Takes what was measured.
    public interface Figures {
        void ratio(String name, double[] gantry, double[] peer, String unit, double most)
                throws IOException;

        void figure(String name, double value, String unit, double most) throws IOException;
    }

    private static final int LINES = 1_000_000;
    private static final int ROUNDS = 3;
    private static final String WRITE =
            "i=0; yes 'INFO GET /api/orders/4711 200 in 12 ms from 10.0.0.7 by agent of the shop'"
                    + " | head -n 1000000; echo the end; sleep 3600";

    private LogBench() {}

    public static void run(Figures report, String docker, String engine)
            throws IOException, InterruptedException {
        try (var world = new TestEngine(EngineAddresses.parse(engine))) {
            var name = TestEngine.name();
            var id = world.run(name, "sh", "-c", WRITE);
            awaitEnd(docker, engine, name);
            window(report, engine, name); // first: what the other leaves would hide its memory
            speed(report, docker, engine, id, name);
        }
    }

    private static void awaitEnd(String docker, String engine, String name)
            throws IOException, InterruptedException {
        while (true) {
            var tail =
                    new ProcessBuilder(docker, "-H", engine, "logs", "--tail", "1", name).start();
            if (new String(
                            tail.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8)
                    .startsWith("the end")) {
                return;
            }
            Thread.sleep(500);
        }
    }

    private static void speed(
            Figures report, String docker, String engine, ContainerId id, String name)
            throws IOException, InterruptedException {
        var ours = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = gantry(engine, id);
            theirs[round] = docker(docker, engine, name);
        }
        System.err.println(
                "logs1m: gantry " + Arrays.toString(ours) + " docker " + Arrays.toString(theirs));
        report.ratio("logs1m", ours, theirs, " ms", 1.05);
    }

    private static double gantry(String engine, ContainerId id)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("gantry-bench");
        long begun = System.nanoTime();
        try (var dialled = new Dialer().connect(EngineAddresses.parse(engine))) {
            long held = dev.gantry.app.log.BookFilling.fill(dialled, id, folder);
            if (held <= LINES) {
                throw new IllegalStateException("only " + held);
            }
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double docker(String docker, String engine, String name)
            throws IOException, InterruptedException {
        var file = Files.createTempFile("gantry-bench", ".log");
        long begun = System.nanoTime();
        var process =
                new ProcessBuilder(docker, "-H", engine, "logs", name)
                        .redirectOutput(file.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("docker logs failed");
        }
        double millis = (System.nanoTime() - begun) / 1e6;
        Files.delete(file);
        return millis;
    }

    private static void window(Figures report, String engine, String name)
            throws IOException, InterruptedException {
        var data = Files.createTempDirectory("gantry-bench");
        try (var window = TestWindow.on(data, engine)) {
            window.awaitRow(name, "state=RUNNING");
            window.select(name);
            double before = residentMegabytes();
            long begun = System.nanoTime();
            window.press("#command-logs");
            window.await("#log-surface");
            Fx.until("the tail", () -> shown(window).contains("the end"));
            report.figure("logs1m-open", (System.nanoTime() - begun) / 1e6, " ms", 1000);
            Thread.sleep(1000);
            var pulses = watch();
            Fx.run(() ->
                    ((MenuButton) window.need("#log-more"))
                            .getItems().stream()
                                    .filter(item -> "log-load-all".equals(item.getId()))
                                    .forEach(item -> item.fire()));
            Fx.until(
                    "all",
                    () ->
                            window.tasks().getFirst().status()
                                    == dev.gantry.ui.kit.Tasks.Status.DONE);
            report.figure("logs1m-pulse", worst(pulses, "reading"), " ms", 50);
            double after = residentMegabytes();
            System.err.printf("logs1m resident: %.0f MB before, %.0f after%n", before, after);
            report.figure("logs1m-memory", after - before, " MB", 150);
            pulses.clear();
            window.type("#log-find", "the end");
            Fx.until("found", () -> ((Label) window.need("#log-hits")).getText().equals("1 line"));
            report.figure("logs1m-find-pulse", worst(pulses, "searching"), " ms", 50);
        }
    }

    private static String shown(TestWindow window) {
        var node = window.need("#log-surface");
        while (!(node instanceof dev.gantry.ui.log.LogView view)) {
            node = node.getParent();
        }
        return view.shownText();
    }

    /// The times between pulses, in ms.
    private static List<Double> watch() {
        var pulses = new CopyOnWriteArrayList<Double>();
        Fx.run(() ->
                new AnimationTimer() {
                    private long last;

                    @Override
                    public void handle(long now) {
                        if (last != 0 && pulses.size() < 20_000) {
                            pulses.add((now - last) / 1e6);
                        }
                        last = now;
                    }
                }.start());
        return pulses;
    }

    private static double worst(List<Double> pulses, String doing) {
        var sorted = new ArrayList<>(pulses);
        Collections.sort(sorted);
        System.err.printf(
                "logs1m %s: p50 %.1f p99 %.1f max %.1f ms, %d pulses%n",
                doing,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast(),
                sorted.size());
        return sorted.getLast();
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
