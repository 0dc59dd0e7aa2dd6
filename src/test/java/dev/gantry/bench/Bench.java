package dev.gantry.bench;

import java.io.IOException;
import java.nio.file.Path;

/// `Bench NAME`: one measurement; `packaging/bench` builds the world around it and says where
/// things are.
public final class Bench {

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var report = new Report(Path.of(property("report")));
        var app = Path.of(property("app"));
        switch (args[0]) {
            case "start" ->
                    StartBench.run(
                            report,
                            app,
                            Path.of(property("bareJar")),
                            property("java"),
                            property("engine"));
            case "idle" -> IdleBench.run(report, app, property("java"), property("engine"));
            case "list1000" -> ListBench.run(report, property("docker"), property("engine"));
            case "scroll1000" ->
                    dev.gantry.boot.ScrollBench.run(report::figure, property("engine"));
            case "logs1m" ->
                    dev.gantry.boot.LogBench.run(
                            figures(report), property("docker"), property("engine"));
            case "exec-echo" -> ExecBench.echo(report, property("docker"), property("engine"));
            case "exec-output" -> ExecBench.output(report, property("docker"), property("engine"));
            case "terminal-paint" ->
                    dev.gantry.boot.TerminalBench.run(terminal(report), property("engine"));
            case "images" -> ImageBench.run(report, property("docker"), property("engine"));
            case "build-context" -> BuildBench.run(report, property("docker"), property("engine"));
            case "config-large" ->
                    ConfigBench.run(report, app, property("java"), Path.of(property("compose")));
            case "stacks" ->
                    StackBench.run(
                            report, app, property("java"), property("compose"), property("engine"));
            case "yaml-hostile" -> HostileBench.run(report, app, property("java"));
            case "editor5000" -> dev.gantry.ui.editor.EditorBench.run(report::figure);
            case "stats100" -> StatsBench.run(report, property("docker"), property("engine"));
            case "upload1g", "download1g", "upload20k", "download20k", "list100k" ->
                    VolumeBench.run(report, args[0], property("docker"), property("engine"));
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private static dev.gantry.boot.LogBench.Figures figures(Report report) {
        return new dev.gantry.boot.LogBench.Figures() {
            @Override
            public void ratio(String name, double[] ours, double[] theirs, String unit, double most)
                    throws IOException {
                report.ratio(name, ours, theirs, unit, most);
            }

            @Override
            public void figure(String name, double value, String unit, double most)
                    throws IOException {
                report.figure(name, value, unit, most);
            }
        };
    }

    private static dev.gantry.boot.TerminalBench.Figures terminal(Report report) {
        return new dev.gantry.boot.TerminalBench.Figures() {
            @Override
            public void rate(String name, double value, String unit, double least)
                    throws IOException {
                report.rate(name, value, unit, least);
            }

            @Override
            public void figure(String name, double value, String unit, double most)
                    throws IOException {
                report.figure(name, value, unit, most);
            }
        };
    }

    private static String property(String name) {
        var value = System.getProperty("bench." + name);
        if (value == null) {
            throw new IllegalArgumentException("-Dbench." + name + " is missing");
        }
        return value;
    }
}
