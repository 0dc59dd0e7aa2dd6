package dev.gantry.cli;

import dev.gantry.app.stack.DeployOptions;
import dev.gantry.app.words.Words;
import dev.gantry.compose.plan.Wishes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry stack scale`: more or fewer containers of services.
@Command(
        name = "scale",
        description = "Makes more or fewer containers of services, as a deploy of only these.",
        mixinStandardHelpOptions = true)
final class StackScaleCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StackFiles files = new StackFiles();

    @Parameters(paramLabel = "SERVICE=NUM", arity = "1..*", description = "How many of which.")
    private Map<String, Integer> numbers = Map.of();

    StackScaleCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.runToItsEnd(this::scale);
    }

    private int scale() {
        var line = Objects.requireNonNull(spec).commandLine();
        var project =
                StackWishes.chosen(
                        files.project(line, numbers.keySet()),
                        List.copyOf(numbers.keySet()),
                        numbers,
                        false,
                        line);
        var wishes = new Wishes(false, true, false, java.util.Set.of(), "", false);
        try (var on = new StackEngine(gantry)) {
            var plan = on.deploys().plan(project, wishes);
            PlanText.print(plan, line.getErr());
            on.deploys()
                    .run(
                            project,
                            plan,
                            wishes,
                            DeployOptions.USUAL,
                            DeployLines.text(line.getErr()));
            line.getOut().println(Words.of("deploy.done", project.name()));
            line.getOut().flush();
        }
        return ExitCode.DONE;
    }
}
