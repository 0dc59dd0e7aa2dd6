package dev.gantry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gantry.app.stack.DeployStack.CutOffDeploy;
import dev.gantry.app.stack.StackSummary;
import dev.gantry.app.words.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gantry stack ls`: the stacks of an engine, whoever deployed them.
@Command(
        name = "ls",
        description = "Lists the stacks of an engine, whoever deployed them.",
        mixinStandardHelpOptions = true)
final class StackListCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--format", paramLabel = "table|json", description = "json: one object a line.")
    private PsCommand.Format format = PsCommand.Format.TABLE;

    @Option(
            names = {"-q", "--quiet"},
            description = "Only the names.")
    private boolean quiet;

    StackListCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(this::list);
    }

    private int list() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var on = new StackEngine(gantry)) {
            var stacks = StackSummary.of(on.engine().containers().all());
            var cutOff = on.deploys().cutOff().stream().map(CutOffDeploy::project).toList();
            if (quiet) {
                stacks.forEach(stack -> out.println(stack.name()));
            } else if (format == PsCommand.Format.JSON) {
                stacks.forEach(stack -> out.println(json(stack, cutOff)));
            } else {
                table(stacks, cutOff, out);
            }
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static void table(List<StackSummary> stacks, List<String> cutOff, PrintWriter out) {
        var table = new TextTable("NAME", "STATUS", "SERVICES", "FILES");
        for (var stack : stacks) {
            table.add(
                    stack.name(),
                    status(stack, cutOff),
                    stack.services().stream().sorted().collect(Collectors.joining(", ")),
                    stack.files());
        }
        table.print(out);
    }

    private static String status(StackSummary stack, List<String> cutOff) {
        var running = Words.of("cli.stack.running", stack.running(), stack.containers().size());
        return cutOff.contains(stack.name())
                ? running + ", " + Words.of("cli.stack.cutOff")
                : running;
    }

    private static String json(StackSummary stack, List<String> cutOff) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("name", stack.name())
                .put("running", stack.running())
                .put("containers", stack.containers().size())
                .put("folder", stack.folder())
                .put("files", stack.files())
                .put("cutOff", cutOff.contains(stack.name()));
        var services = node.putArray("services");
        stack.services().stream().sorted().forEach(services::add);
        return node.toString();
    }
}
