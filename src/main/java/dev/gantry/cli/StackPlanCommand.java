package dev.gantry.cli;

import dev.gantry.compose.plan.Plan;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry stack plan`: what a deploy would do, and why.
@Command(
        name = "plan",
        description = "Tells what a deploy would do, and why. Changes nothing.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing would change",
            "1:it cannot be deployed like this",
            "2:wrong usage",
            "3:no engine",
            "4:something would change"
        })
final class StackPlanCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON
    }

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StackFiles files = new StackFiles();

    @Mixin private StackWishes wishes = new StackWishes();

    @Option(names = "--format", paramLabel = "text|json", description = "text by itself.")
    private Format format = Format.TEXT;

    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..*",
            description = "Only these, and those that they need.")
    private List<String> services = List.of();

    StackPlanCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(this::plan);
    }

    private int plan() {
        var line = Objects.requireNonNull(spec).commandLine();
        var project = wishes.chosen(files.project(line, services), services, line);
        try (var on = new StackEngine(gantry)) {
            var plan = on.deploys().plan(project, wishes.wishes(line));
            if (format == Format.JSON) {
                line.getOut().println(PlanJson.of(plan));
            } else {
                PlanText.print(plan, line.getOut());
            }
            line.getOut().flush();
            return code(plan);
        }
    }

    private static int code(Plan plan) {
        if (!plan.obstacles().isEmpty()) {
            return ExitCode.REFUSED;
        }
        return plan.changesNothing() ? ExitCode.DONE : ExitCode.WOULD_CHANGE;
    }
}
