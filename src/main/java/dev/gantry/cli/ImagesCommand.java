package dev.gantry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gantry.app.image.ImageUse;
import dev.gantry.app.words.Ages;
import dev.gantry.app.words.Sizes;
import dev.gantry.docker.Container;
import dev.gantry.docker.Image;
import dev.gantry.docker.ImageName;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry images`: the images of an engine, and who uses them.
@Command(
        name = "images",
        description = "Lists the images of an engine, and which containers use them.",
        mixinStandardHelpOptions = true)
final class ImagesCommand implements Callable<Integer> {

    enum Format {
        TABLE,
        JSON
    }

    enum Which {
        ALL,
        USED,
        UNUSED,
        DANGLING
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "REPOSITORY",
            description = "Only of this repository, or under this name.")
    private String wanted = "";

    @Option(
            names = "--only",
            paramLabel = "all|used|unused|dangling",
            description = "Only images which containers use, or none does, or which have no name.")
    private Which only = Which.ALL;

    @Option(
            names = {"-q", "--quiet"},
            description = "Only ids, each once.")
    private boolean quiet;

    @Option(names = "--format", paramLabel = "table|json", description = "json: one object a line.")
    private Format format = Format.TABLE;

    ImagesCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(this::tell);
    }

    /// One name of an image; empty for a dangling one.
    private record Line(Image image, String name, List<Container> users) {

        String repository() {
            return ImageName.read(name).map(ImageName::familiarRepository).orElse("<none>");
        }

        String tag() {
            return ImageName.read(name).map(ImageName::tag).orElse("<none>");
        }
    }

    private int tell() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
            var use = ImageUse.of(engine.containers().all());
            var lines =
                    engine.images().all().stream()
                            .flatMap(image -> lines(image, use))
                            .filter(this::isWanted)
                            .sorted(
                                    Comparator.comparing((Line line) -> line.name().isEmpty())
                                            .thenComparing(Line::name))
                            .toList();
            print(lines, out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static Stream<Line> lines(Image image, ImageUse use) {
        var users = use.of(image.id());
        return image.tags().isEmpty()
                ? Stream.of(new Line(image, "", users))
                : image.tags().stream().map(name -> new Line(image, name, users));
    }

    private boolean isWanted(Line line) {
        boolean named =
                wanted.isEmpty()
                        || line.repository().equals(wanted)
                        || ImageName.read(wanted)
                                .map(ImageName::toString)
                                .orElse("")
                                .equals(line.name());
        return named
                && switch (only) {
                    case ALL -> true;
                    case USED -> !line.users().isEmpty();
                    case UNUSED -> line.users().isEmpty();
                    case DANGLING -> line.name().isEmpty();
                };
    }

    private void print(List<Line> lines, PrintWriter out) {
        if (quiet) {
            lines.stream().map(line -> line.image().id().brief()).distinct().forEach(out::println);
            return;
        }
        switch (format) {
            case TABLE -> table(lines).print(out);
            case JSON -> lines.forEach(line -> out.println(json(line)));
        }
    }

    private static TextTable table(List<Line> lines) {
        var table = new TextTable("REPOSITORY", "TAG", "ID", "SIZE", "CREATED", "USED BY");
        for (var line : lines) {
            var image = line.image();
            table.add(
                    line.repository(),
                    line.tag(),
                    image.id().brief(),
                    Sizes.of(image.sizeBytes()),
                    image.created().isAfter(Instant.EPOCH)
                            ? Ages.ago(Duration.between(image.created(), Instant.now()))
                            : "",
                    String.join(", ", line.users().stream().map(Container::name).toList()));
        }
        return table;
    }

    private static String json(Line line) {
        var image = line.image();
        var node = JSON.createObjectNode();
        node.put("id", image.id().value())
                .put("name", line.name())
                .put("created", image.created().toString())
                .put("sizeBytes", image.sizeBytes());
        var digests = node.putArray("digests");
        image.digests().forEach(digests::add);
        var users = node.putArray("usedBy");
        line.users().forEach(user -> users.add(user.name()));
        var labels = node.putObject("labels");
        image.labels().forEach(labels::put);
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
