package dev.gantry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.words.Ages;
import dev.gantry.app.words.ContainerWords;
import dev.gantry.docker.Container;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gantry ps`: the containers of an engine.
@Command(
        name = "ps",
        description = "Lists the running containers of an engine.",
        mixinStandardHelpOptions = true)
final class PsCommand implements Callable<Integer> {

    enum Format {
        TABLE,
        JSON
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-a", "--all"},
            description = "Stopped ones too.")
    private boolean all;

    @Option(names = "--format", paramLabel = "table|json", description = "json: one object a line.")
    private Format format = Format.TABLE;

    PsCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(this::tell);
    }

    private int tell() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
            var containers =
                    engine.containers().all().stream()
                            .filter(container -> all || container.isUp())
                            .sorted(Comparator.comparing(Container::name))
                            .toList();
            switch (format) {
                case TABLE -> table(containers, out);
                case JSON -> containers.forEach(container -> out.println(json(container)));
            }
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static void table(List<Container> containers, PrintWriter out) {
        var table = new TextTable("NAME", "STATE", "IMAGE", "PORTS", "STACK", "SINCE", "ID");
        for (var container : containers) {
            table.add(
                    container.name(),
                    ContainerWords.state(container),
                    container.image(),
                    ContainerWords.ports(container),
                    container.stack().orElse(""),
                    container
                            .since()
                            .map(since -> Ages.of(Duration.between(since, Instant.now())))
                            .orElse(""),
                    container.id().brief());
        }
        table.print(out);
    }

    private static String json(Container container) {
        var node = JSON.createObjectNode();
        node.put("id", container.id().value())
                .put("name", container.name())
                .put("image", container.image())
                .put("imageId", container.imageId().value())
                .put("state", word(container.state()))
                .put("health", word(container.health()))
                .put("created", container.created().toString());
        container.exitCode().ifPresent(code -> node.put("exitCode", code));
        container.since().ifPresent(since -> node.put("since", since.toString()));
        container.stack().ifPresent(stack -> node.put("stack", stack));
        container.service().ifPresent(service -> node.put("service", service));
        ports(container, node);
        var labels = node.putObject("labels");
        container.labels().forEach(labels::put);
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void ports(Container container, ObjectNode node) {
        var ports = node.putArray("ports");
        for (var port : container.ports()) {
            var one =
                    ports.addObject()
                            .put("containerPort", port.containerPort())
                            .put("protocol", port.protocol());
            port.published()
                    .ifPresent(at -> one.put("address", at.address()).put("port", at.port()));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
