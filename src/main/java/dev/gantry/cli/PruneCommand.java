package dev.gantry.cli;

import dev.gantry.app.cleanup.CleanUp;
import dev.gantry.app.cleanup.CleanUp.Outcome;
import dev.gantry.app.cleanup.CleanUpWords;
import dev.gantry.app.cleanup.Leftover;
import dev.gantry.app.cleanup.Leftover.Kind;
import dev.gantry.app.cleanup.Leftover.Reason;
import dev.gantry.app.cleanup.Leftovers;
import dev.gantry.app.words.Ages;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gantry prune`: the exact list first, then, when a person agrees, exactly that.
@Command(
        name = "prune",
        description = {
            "Lists what nobody needs, asks, and removes exactly that.",
            "Without options: stopped containers outside stacks, images without a name, anonymous"
                    + " volumes, unused networks, build cache."
        },
        mixinStandardHelpOptions = true)
final class PruneCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--dry-run", description = "Only the list.")
    private boolean dryRun;

    @Option(
            names = {"-f", "--force"},
            description = "Does not ask.")
    private boolean force;

    @Option(
            names = {"-a", "--all"},
            description = "Also images with a name that no container uses.")
    private boolean unusedImages;

    @Option(names = "--volumes", description = "Also named volumes that no container has.")
    private boolean namedVolumes;

    @Option(names = "--stacks", description = "Also stopped containers of stacks.")
    private boolean stacks;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "container|image|volume|network|build_cache",
            description = "Only these kinds.")
    private List<Kind> kinds = List.of(Kind.values());

    PruneCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(this::prune);
    }

    private int prune() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
            var found = Leftovers.on(engine).leftovers();
            var victims = found.stream().filter(this::isWanted).toList();
            print(victims, line.getOut());
            tellUnknown(found, line.getErr());
            if (dryRun || victims.isEmpty() || !agrees(line.getErr())) {
                return ExitCode.DONE;
            }
            return remove(engine, victims, line.getOut(), line.getErr());
        }
    }

    private boolean isWanted(Leftover leftover) {
        boolean wanted =
                leftover.reason().isProposed()
                        || unusedImages && leftover.reason() == Reason.UNUSED_IMAGE
                        || namedVolumes && leftover.reason() == Reason.NAMED
                        || stacks && leftover.reason() == Reason.STOPPED_IN_STACK;
        return wanted && kinds.contains(leftover.kind());
    }

    private static void print(List<Leftover> victims, PrintWriter out) {
        var table = new TextTable("KIND", "NAME", "SIZE", "LAST USED", "WHY");
        for (var victim : victims) {
            table.add(
                    CleanUpWords.of(victim.kind()),
                    victim.name(),
                    CleanUpWords.size(victim),
                    victim.lastUse()
                            .map(time -> Ages.ago(Duration.between(time, Instant.now())))
                            .orElseGet(() -> Words.of("cleanup.unknown")),
                    CleanUpWords.reason(victim));
        }
        table.print(out);
        long bytes = victims.stream().mapToLong(each -> Math.max(0, each.sizeBytes())).sum();
        out.println(Words.of("cli.prune.total", victims.size(), Sizes.of(bytes)));
        out.flush();
    }

    /// What cannot be chosen is not passed over in silence.
    private void tellUnknown(List<Leftover> found, PrintWriter err) {
        var unknown =
                found.stream()
                        .filter(each -> each.reason() == Reason.UNKNOWN_USE)
                        .map(Leftover::name)
                        .toList();
        if (!unknown.isEmpty() && kinds.contains(Kind.VOLUME)) {
            err.println(Words.of("cli.prune.unknown", String.join(", ", unknown)));
            err.flush();
        }
    }

    private boolean agrees(PrintWriter err) throws IOException {
        if (force) {
            return true;
        }
        err.print(Words.of("cli.prune.ask") + " ");
        err.flush();
        var in =
                new BufferedReader(new InputStreamReader(gantry.input(), Charset.defaultCharset()));
        var answer = in.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y(es)?");
    }

    private static int remove(
            Engine engine, List<Leftover> victims, PrintWriter out, PrintWriter err) {
        var cleanUp = new CleanUp(engine, outcome -> tell(outcome, out, err));
        var report = cleanUp.run(victims);
        out.println(Words.of("cleanup.done", report.removed(), Sizes.of(report.freedBytes())));
        out.flush();
        boolean refused = report.outcomes().stream().anyMatch(Outcome.Refused.class::isInstance);
        return refused ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private static void tell(Outcome outcome, PrintWriter out, PrintWriter err) {
        var where =
                switch (outcome) {
                    case Outcome.Removed _, Outcome.Gone _ -> out;
                    case Outcome.Needed _, Outcome.Refused _ -> err;
                };
        where.println(CleanUpWords.of(outcome));
        where.flush();
    }
}
