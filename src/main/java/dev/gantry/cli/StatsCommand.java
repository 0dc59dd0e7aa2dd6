package dev.gantry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gantry.app.stats.StatsWatch;
import dev.gantry.app.stats.Usage;
import dev.gantry.app.words.Sizes;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry stats`: what containers use, by the formulas of `docker stats`.
@Command(
        name = "stats",
        description = "Shows what containers use: all that run, or those named.",
        mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofMillis(700);
    private static final String CLEAR = "\033[H\033[J";

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--no-stream", description = "Once, instead of on and on.")
    private boolean once;

    @Option(names = "--format", paramLabel = "table|json", description = "json: one object a line.")
    private PsCommand.Format format = PsCommand.Format.TABLE;

    @Parameters(paramLabel = "CONTAINER", description = "Names or ids.")
    private List<String> names = List.of();

    StatsCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(this::tell);
    }

    private int tell() throws InterruptedException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
            var chosen = chosen(engine);
            if (chosen.isEmpty()) {
                print(List.of(), Map.of(), out);
                return ExitCode.DONE;
            }
            watch(engine, chosen, out);
        }
        return ExitCode.DONE;
    }

    private List<Container> chosen(Engine engine) {
        var all = engine.containers().all();
        var found = new ContainerNames(all);
        return names.isEmpty()
                ? all.stream()
                        .filter(Container::isUp)
                        .sorted(Comparator.comparing(Container::name))
                        .toList()
                : names.stream().map(found::find).distinct().toList();
    }

    private void watch(Engine engine, List<Container> chosen, PrintWriter out)
            throws InterruptedException {
        BlockingQueue<Map<ContainerId, Optional<Usage>>> news = new LinkedBlockingQueue<>();
        var last = new HashMap<ContainerId, Usage>();
        var awaited = new HashSet<ContainerId>();
        chosen.forEach(one -> awaited.add(one.id()));
        try (var watch =
                new StatsWatch(
                        engine.stats(),
                        work -> Thread.ofVirtual().start(work),
                        once ? AT_ONCE : EVERY,
                        news::add)) {
            watch.watch(List.copyOf(awaited));
            while (true) {
                learn(news.take(), last, awaited);
                if (awaited.isEmpty()) { // all were heard of since the last table
                    print(chosen, last, out);
                    if (once) {
                        return;
                    }
                    chosen.forEach(one -> awaited.add(one.id()));
                }
                stopIfNobodyReads(out);
            }
        }
    }

    private static void learn(
            Map<ContainerId, Optional<Usage>> news,
            Map<ContainerId, Usage> last,
            HashSet<ContainerId> awaited) {
        news.forEach((id, usage) -> {
            awaited.remove(id);
            usage.ifPresentOrElse(now -> last.put(id, now), () -> last.remove(id));
        });
    }

    /// As when it is piped to `head`.
    private static void stopIfNobodyReads(PrintWriter out) {
        if (out.checkError()) {
            throw new EngineException.Cancelled(null);
        }
    }

    private void print(List<Container> chosen, Map<ContainerId, Usage> last, PrintWriter out) {
        switch (format) {
            case TABLE -> table(chosen, last, out);
            case JSON ->
                    chosen.forEach(one -> {
                        var usage = last.get(one.id());
                        if (usage != null) {
                            out.println(json(one, usage));
                        }
                    });
        }
        out.flush();
    }

    private void table(List<Container> chosen, Map<ContainerId, Usage> last, PrintWriter out) {
        if (!once && System.console() != null && System.console().isTerminal()) {
            out.print(CLEAR);
        }
        var table =
                new TextTable(
                        "NAME",
                        "CPU",
                        "MEMORY",
                        "LIMIT",
                        "MEMORY %",
                        "NET IN",
                        "NET OUT",
                        "BLOCK READ",
                        "BLOCK WRITTEN",
                        "PIDS");
        for (var one : chosen) {
            var usage = last.get(one.id());
            if (usage == null) {
                table.add(one.name(), "-", "-", "-", "-", "-", "-", "-", "-", "-");
            } else {
                table.add(
                        one.name(),
                        percent(usage.cpuPercent()),
                        Sizes.binary(usage.memoryBytes()),
                        Sizes.binary(usage.memoryLimitBytes()),
                        percent(usage.memoryPercent()),
                        Sizes.of(usage.total().receivedBytes()),
                        Sizes.of(usage.total().sentBytes()),
                        Sizes.of(usage.total().readBytes()),
                        Sizes.of(usage.total().writtenBytes()),
                        String.valueOf(usage.total().processes()));
            }
        }
        table.print(out);
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }

    private static String json(Container container, Usage usage) {
        var total = usage.total();
        var node =
                JSON.createObjectNode()
                        .put("id", container.id().value())
                        .put("name", container.name())
                        .put("time", usage.at().toString())
                        .put("cpuPercent", usage.cpuPercent())
                        .put("memoryBytes", usage.memoryBytes())
                        .put("memoryLimitBytes", usage.memoryLimitBytes())
                        .put("memoryPercent", usage.memoryPercent())
                        .put("receivedBytes", total.receivedBytes())
                        .put("sentBytes", total.sentBytes())
                        .put("readBytes", total.readBytes())
                        .put("writtenBytes", total.writtenBytes())
                        .put("pids", total.processes());
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
