package dev.gantry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gantry.app.words.ContainerWords;
import dev.gantry.docker.Container;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gantry stack ps`: the containers of a stack.
@Command(
        name = "ps",
        description = "Lists the containers of a stack, stopped ones too.",
        mixinStandardHelpOptions = true)
final class StackPsCommand extends StackActCommand {

    @Option(names = "--format", paramLabel = "table|json", description = "json: one object a line.")
    private PsCommand.Format format = PsCommand.Format.TABLE;

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these.")
    private List<String> services = List.of();

    StackPsCommand(GantryCommand gantry) {
        super(gantry);
    }

    @Override
    int act(StackEngine on, String stack) {
        orUnknown(on, stack, services);
        var containers =
                on.acts(told()).parts(stack).containers().stream()
                        .filter(it ->
                                services.isEmpty()
                                        || it.service().filter(services::contains).isPresent())
                        .sorted(Comparator.comparing(Container::name))
                        .toList();
        var out = line().getOut();
        switch (format) {
            case TABLE -> table(containers, out);
            case JSON -> containers.forEach(it -> out.println(json(it)));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static void table(List<Container> containers, PrintWriter out) {
        var table = new TextTable("SERVICE", "NAME", "STATE", "IMAGE", "PORTS", "ID");
        for (var container : containers) {
            table.add(
                    container.service().orElse(""),
                    container.name(),
                    ContainerWords.state(container),
                    container.image(),
                    ContainerWords.ports(container),
                    container.id().brief());
        }
        table.print(out);
    }

    private static String json(Container container) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", container.id().value())
                .put("name", container.name())
                .put("service", container.service().orElse(""))
                .put("image", container.image())
                .put("state", word(container.state()))
                .put("health", word(container.health()));
        container.exitCode().ifPresent(code -> node.put("exitCode", code));
        return node.toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
