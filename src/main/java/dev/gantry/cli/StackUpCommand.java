package dev.gantry.cli;

import dev.gantry.app.stack.DeployOptions;
import dev.gantry.app.words.Words;
import dev.gantry.compose.plan.Plan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry stack up`: deploys a stack, or leaves all as it was.
@Command(
        name = "up",
        description = {
            "Shows what a deploy does, asks on a terminal, and does it as a transaction:",
            "whatever fails, what was there before is back and running."
        },
        mixinStandardHelpOptions = true)
final class StackUpCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StackFiles files = new StackFiles();

    @Mixin private StackWishes wishes = new StackWishes();

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask. Nor does it without a terminal.")
    private boolean yes;

    @Option(names = "--no-start", description = "Only makes what is to be there.")
    private boolean noStart;

    @Option(
            names = "--no-verify",
            description = "Does not wait until new containers have proved themselves.")
    private boolean noVerify;

    @Option(
            names = "--wait-timeout",
            paramLabel = "SECONDS",
            description = "How long each container may take to be healthy.")
    private @Nullable Integer patience;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            description = "What old containers get for stopping, instead of their own grace.")
    private @Nullable Integer grace;

    @Option(
            names = {"-d", "--detach"},
            hidden = true,
            description = "For habit: it never stays attached.")
    private boolean detach;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "json: one object a line for each thing that happens.")
    private StackPlanCommand.Format format = StackPlanCommand.Format.TEXT;

    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..*",
            description = "Only these, and those that they need.")
    private List<String> services = List.of();

    StackUpCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.runToItsEnd(this::up);
    }

    private int up() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var project = wishes.chosen(files.project(line, services), services, line);
        try (var on = new StackEngine(gantry)) {
            recover(on, project.name(), line);
            var plan = on.deploys().plan(project, wishes.wishes(line));
            show(plan, line);
            if (!plan.changesNothing() && plan.obstacles().isEmpty() && !agreed(line)) {
                line.getErr().println(Words.of("plan.notConfirmed"));
                line.getErr().flush();
                return ExitCode.REFUSED;
            }
            on.deploys().run(project, plan, wishes.wishes(line), options(), told(line));
            return done(project.name(), line);
        }
    }

    /// What was cut off comes first: a plan of the half-way state would tell nobody anything.
    private void recover(StackEngine on, String stack, CommandLine line) {
        boolean left = on.deploys().cutOff().stream().anyMatch(it -> it.project().equals(stack));
        if (left) {
            line.getErr().println(Words.of("deploy.recovering", stack));
            on.deploys().recover(stack, told(line));
        }
    }

    private int done(String name, CommandLine line) {
        if (format == StackPlanCommand.Format.TEXT) {
            line.getOut().println(Words.of("deploy.done", name));
            line.getOut().flush();
        }
        return ExitCode.DONE;
    }

    private void show(Plan plan, CommandLine line) {
        if (format == StackPlanCommand.Format.JSON) {
            line.getOut().println(PlanJson.of(plan));
            line.getOut().flush();
        } else {
            PlanText.print(plan, line.getErr());
        }
    }

    private boolean agreed(CommandLine line) throws IOException {
        if (yes || System.console() == null || !System.console().isTerminal()) {
            return true;
        }
        line.getErr().print(Words.of("plan.confirm") + " ");
        line.getErr().flush();
        var reader =
                new BufferedReader(new InputStreamReader(gantry.input(), StandardCharsets.UTF_8));
        var answer = reader.readLine();
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }

    private DeployOptions options() {
        return new DeployOptions(
                !noStart,
                !noVerify,
                Optional.ofNullable(patience).map(Duration::ofSeconds),
                Optional.ofNullable(grace).map(Duration::ofSeconds));
    }

    private DeployLines told(CommandLine line) {
        return format == StackPlanCommand.Format.JSON
                ? DeployLines.json(line.getOut())
                : DeployLines.text(line.getErr());
    }
}
