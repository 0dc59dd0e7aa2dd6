package dev.gantry.cli;

import dev.gantry.app.stack.StackActs.Parts;
import dev.gantry.app.words.Words;
import dev.gantry.compose.plan.Project;
import dev.gantry.docker.Container;
import dev.gantry.docker.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// `gantry stack down`: takes a stack off an engine.
@Command(
        name = "down",
        description = {
            "Stops and removes the containers and networks of a stack, dependents first.",
            "With -p it needs no file: labels tell what belongs to the stack."
        },
        mixinStandardHelpOptions = true)
final class StackDownCommand extends StackActCommand {

    private final GantryCommand gantry;

    @Option(
            names = {"-v", "--volumes"},
            description = "Also the volumes, with all that is in them.")
    private boolean volumes;

    @Option(
            names = "--remove-orphans",
            description = "Also containers whose service is not in the files.")
    private boolean removeOrphans;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            description = "Before the engine kills, instead of each container's own.")
    private @Nullable Integer grace;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask before volumes go.")
    private boolean yes;

    StackDownCommand(GantryCommand gantry) {
        super(gantry);
        this.gantry = gantry;
    }

    @Override
    int act(StackEngine on, String stack) throws IOException {
        var acts = on.acts(told());
        var parts = chosen(acts.parts(stack), project());
        if (parts.isEmpty()) {
            throw new ParameterException(line(), Words.of("cli.stack.noStack", stack));
        }
        if (volumes && !agreed(parts)) {
            line().getErr().println(Words.of("plan.notConfirmed"));
            line().getErr().flush();
            return ExitCode.REFUSED;
        }
        var seconds = Optional.ofNullable(grace).map(Duration::ofSeconds);
        var kept = on.deploys().alone(stack, () -> acts.down(parts, volumes, seconds));
        kept.forEach(network ->
                line().getErr().println("gantry: " + Words.of("cli.stack.networkStays", network)));
        line().getErr().flush();
        return ExitCode.DONE;
    }

    /// With files it is what they name; without, all that bears the stack's label.
    private Parts chosen(Parts all, Optional<Project> project) {
        if (project.isEmpty()) {
            return all;
        }
        var known = project.get().known();
        return new Parts(
                all.containers().stream()
                        .filter(it ->
                                removeOrphans || it.service().filter(known::contains).isPresent())
                        .toList(),
                all.networks().stream()
                        .filter(it -> project.get().owns("networks", it.name()))
                        .toList(),
                all.volumes().stream()
                        .filter(it -> project.get().owns("volumes", it.name().value()))
                        .toList());
    }

    /// Names what would be lost.
    private boolean agreed(Parts parts) throws IOException {
        if (yes || System.console() == null || !System.console().isTerminal()) {
            return true;
        }
        var err = line().getErr();
        err.println(Words.of("cli.stack.downVolumes"));
        names(parts).forEach(name -> err.println("  " + name));
        return says(err);
    }

    private static Stream<String> names(Parts parts) {
        return Stream.of(
                        parts.containers().stream().map(Container::name),
                        parts.networks().stream().map(Network::name),
                        parts.volumes().stream().map(volume -> volume.name().value()))
                .flatMap(names -> names);
    }

    private boolean says(PrintWriter err) throws IOException {
        err.print(Words.of("cli.stack.downConfirm") + " ");
        err.flush();
        var answer =
                new BufferedReader(new InputStreamReader(gantry.input(), StandardCharsets.UTF_8))
                        .readLine();
        return answer != null && List.of("y", "Y").contains(answer.strip());
    }
}
