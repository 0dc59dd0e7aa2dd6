package dev.gantry.cli;

import dev.gantry.docker.Container;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gantry stack logs`: what the containers of a stack wrote, in the order of time.
@Command(
        name = "logs",
        description = "Prints what the containers of a stack wrote, merged in the order of time.",
        mixinStandardHelpOptions = true)
final class StackLogsCommand extends StackActCommand {

    private final GantryCommand gantry;

    @Option(names = "--follow", description = "Goes on until the containers end.")
    private boolean follow;

    @Option(names = "--since", paramLabel = "TIME", description = "From a time on: 10m, 2h, …")
    private @Nullable String since;

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "LINES",
            description = "Only so many lines from the end of each, or all.")
    private String tail = "all";

    @Option(
            names = {"-t", "--timestamps"},
            description = "The time before each line.")
    private boolean timestamps;

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these.")
    private List<String> services = List.of();

    StackLogsCommand(GantryCommand gantry) {
        super(gantry);
        this.gantry = gantry;
    }

    /// As `gantry logs` of all its containers.
    @Override
    int act(StackEngine on, String stack) {
        orUnknown(on, stack, services);
        var arguments = new ArrayList<String>();
        if (follow) {
            arguments.add("--follow");
        }
        if (timestamps) {
            arguments.add("--timestamps");
        }
        if (since != null) {
            arguments.add("--since=" + since);
        }
        arguments.add("--tail=" + tail);
        on.acts(told()).parts(stack).containers().stream()
                .filter(it ->
                        services.isEmpty() || it.service().filter(services::contains).isPresent())
                .map(Container::name)
                .sorted(Comparator.naturalOrder())
                .forEach(arguments::add);
        return gantry.logs(arguments, line());
    }
}
