package dev.gantry.cli;

import dev.gantry.app.words.Words;
import dev.gantry.compose.plan.Project;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What the commands have in common that act on a stack which is there.
abstract class StackActCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StackFiles files = new StackFiles();

    StackActCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(() -> {
            try (var on = new StackEngine(gantry)) {
                return act(on, files.stack(line()));
            }
        });
    }

    abstract int act(StackEngine on, String stack) throws Exception;

    CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    StackFiles files() {
        return files;
    }

    DeployLines told() {
        return DeployLines.text(line().getErr());
    }

    /// Throws [ParameterException] when the engine has nothing of the stack, or none of these
    /// services.
    void orUnknown(StackEngine on, String stack, List<String> services) {
        var parts = on.acts(told()).parts(stack);
        if (parts.containers().isEmpty()) {
            throw new ParameterException(line(), Words.of("cli.stack.noStack", stack));
        }
        var known =
                parts.containers().stream()
                        .flatMap(it -> it.service().stream())
                        .distinct()
                        .sorted()
                        .toList();
        services.stream()
                .filter(service -> !known.contains(service))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new ParameterException(
                            line(),
                            Words.of("cli.stack.noService", unknown, String.join(", ", known)));
                });
    }

    /// Not while a deploy of the stack is under way, or was cut off.
    static int alone(StackEngine on, String stack, Runnable act) {
        return on.deploys()
                .alone(
                        stack,
                        () -> {
                            act.run();
                            return ExitCode.DONE;
                        });
    }

    /// `gantry stack stop`.
    @Command(
            name = "stop",
            description = "Stops a stack, dependents first. Nothing is removed.",
            mixinStandardHelpOptions = true)
    static final class Stop extends StackActCommand {

        @Option(
                names = {"-t", "--timeout"},
                paramLabel = "SECONDS",
                description = "Before the engine kills, instead of each container's own.")
        private @Nullable Integer grace;

        @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these.")
        private List<String> services = List.of();

        Stop(GantryCommand gantry) {
            super(gantry);
        }

        @Override
        int act(StackEngine on, String stack) {
            orUnknown(on, stack, services);
            var seconds = Optional.ofNullable(grace).map(Duration::ofSeconds);
            return alone(on, stack, () -> on.acts(told()).stop(stack, services, seconds));
        }
    }

    /// `gantry stack start`.
    @Command(
            name = "start",
            description = "Starts what a stack has, dependencies first. Nothing is made.",
            mixinStandardHelpOptions = true)
    static final class Start extends StackActCommand {

        @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these.")
        private List<String> services = List.of();

        Start(GantryCommand gantry) {
            super(gantry);
        }

        @Override
        int act(StackEngine on, String stack) {
            orUnknown(on, stack, services);
            return alone(on, stack, () -> on.acts(told()).start(stack, services));
        }
    }

    /// `gantry stack restart`.
    @Command(
            name = "restart",
            description = {
                "Restarts a stack, dependencies first.",
                "Changed files take no effect: that is what up is for."
            },
            mixinStandardHelpOptions = true)
    static final class Restart extends StackActCommand {

        @Option(
                names = {"-t", "--timeout"},
                paramLabel = "SECONDS",
                description = "Before the engine kills, instead of each container's own.")
        private @Nullable Integer grace;

        @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these.")
        private List<String> services = List.of();

        Restart(GantryCommand gantry) {
            super(gantry);
        }

        @Override
        int act(StackEngine on, String stack) {
            orUnknown(on, stack, services);
            var seconds = Optional.ofNullable(grace).map(Duration::ofSeconds);
            return alone(on, stack, () -> on.acts(told()).restart(stack, services, seconds));
        }
    }

    /// `gantry stack recover`.
    @Command(
            name = "recover",
            description = {
                "Brings a deploy that was cut off to its end: puts back what was there before,",
                "or, when the new containers had proved themselves, removes the old ones."
            },
            mixinStandardHelpOptions = true)
    static final class Recover extends StackActCommand {

        @Option(
                names = "--forget",
                description = "Only forgets it, and leaves all containers as they are.")
        private boolean forget;

        Recover(GantryCommand gantry) {
            super(gantry);
        }

        @Override
        int act(StackEngine on, String stack) {
            line().getOut().println(done(on, stack));
            line().getOut().flush();
            return ExitCode.DONE;
        }

        private String done(StackEngine on, String stack) {
            if (forget) {
                on.deploys().forget(stack);
                return Words.of("deploy.forgotten", stack);
            }
            return switch (on.deploys().recover(stack, told())) {
                case NONE -> Words.of("deploy.nothingToRecover", stack);
                case PUT_BACK, FINISHED -> Words.of("deploy.recovered", stack);
                case MOVED_ON -> Words.of("deploy.movedOn", stack);
            };
        }
    }

    /// The services of the files, where the files are here.
    Optional<Project> project() {
        return files.projectIfThere(line());
    }
}
