package dev.gantry.cli;

import dev.gantry.app.log.LineQuery;
import dev.gantry.app.log.LogLine;
import dev.gantry.app.log.LogReading;
import dev.gantry.app.log.LogTarget;
import dev.gantry.app.log.LogTimes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.LogRequest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry logs`: what containers wrote, several of them in the order of time.
@Command(
        name = "logs",
        description = "Prints what containers wrote; several are merged in the order of time.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final int CHECK_EACH = 1_000;

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on until the containers end.")
    private boolean follow;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From a time on: 10m, 2h, 2026-11-29, 2026-11-29T02:10:00Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Up to a time.")
    private @Nullable String until;

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "LINES",
            description = "Only so many lines from the end of each, or all.")
    private String tail = "all";

    @Option(
            names = {"-t", "--timestamps"},
            description = "The time before each line.")
    private boolean timestamps;

    @Option(
            names = "--grep",
            paramLabel = "REGEX",
            description = "Only lines that match a regular expression.")
    private String grep = "";

    @Option(
            names = {"-i", "--ignore-case"},
            description = "--grep does not tell upper from lower case.")
    private boolean ignoreCase;

    @Parameters(arity = "1..*", paramLabel = "CONTAINER", description = "Names or ids.")
    private List<String> names = List.of();

    private int written;

    LogsCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        var request = request();
        var query = query();
        return OnVirtualThread.run(() -> print(request, query));
    }

    private LogRequest request() {
        var request = LogRequest.all();
        request = follow ? request.following() : request;
        request = since == null ? request : request.since(time("--since", since));
        request = until == null ? request : request.until(time("--until", until));
        return tail.equals("all") ? request : request.withTail(count());
    }

    private Instant time(String option, String text) {
        return LogTimes.parse(text, Instant.now())
                .orElseThrow(() -> wrong(Words.of("cli.noTime", option, text)));
    }

    private int count() {
        if (!tail.matches("\\d{1,9}")) {
            throw wrong(Words.of("cli.noCount", tail));
        }
        return Integer.parseInt(tail);
    }

    private LineQuery query() {
        try {
            return LineQuery.of(grep, true, !ignoreCase);
        } catch (PatternSyntaxException nonsense) {
            throw wrong(Words.of("cli.noExpression", grep, nonsense.getDescription()));
        }
    }

    private ParameterException wrong(String says) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), says);
    }

    private int print(LogRequest request, LineQuery query) throws InterruptedException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
            var all = engine.containers().all();
            var targets = names.stream().map(name -> target(all, name)).toList();
            int width = targets.stream().mapToInt(one -> one.name().length()).max().orElse(0);
            new LogReading(engine, Thread::startVirtualThread)
                    .read(
                            targets,
                            request,
                            (source, nanos, flags, bytes) -> {
                                if (query.isEmpty() || query.matches(bytes)) {
                                    var name =
                                            targets.size() == 1 ? "" : targets.get(source).name();
                                    line(out, name, width, nanos, flags, bytes);
                                }
                            });
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static LogTarget target(List<Container> all, String name) {
        var container = NamedContainer.in(all, name);
        return new LogTarget(container.id(), container.name());
    }

    private void line(
            PrintWriter out, String name, int width, long nanos, int flags, byte[] bytes) {
        if ((flags & LogLine.CONTINUED) == 0) {
            begin(out, name, width, nanos);
        }
        out.print(new String(bytes, StandardCharsets.UTF_8));
        if (bytes.length < LogLine.LONGEST_BYTES) { // else it goes on in the next
            out.print('\n');
        }
        if (follow || ++written % CHECK_EACH == 0) {
            stopIfNobodyReads(out);
        }
    }

    private void begin(PrintWriter out, String name, int width, long nanos) {
        if (!name.isEmpty()) {
            out.print(name + " ".repeat(width - name.length()) + " | ");
        }
        if (timestamps) {
            out.print(Instant.ofEpochSecond(0, nanos) + " ");
        }
    }

    /// As when it is piped to `head`.
    private static void stopIfNobodyReads(PrintWriter out) {
        if (out.checkError()) {
            throw new EngineException.Cancelled(null);
        }
    }
}
