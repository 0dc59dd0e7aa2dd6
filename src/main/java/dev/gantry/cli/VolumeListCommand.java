package dev.gantry.cli;

import dev.gantry.app.words.Ages;
import dev.gantry.docker.Container;
import dev.gantry.docker.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gantry volume ls`.
@Command(
        name = "ls",
        description = "Lists the volumes of an engine, and who uses them.",
        mixinStandardHelpOptions = true)
final class VolumeListCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-q", "--quiet"},
            description = "Names only.")
    private boolean quiet;

    VolumeListCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(this::tell);
    }

    private int tell() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
            var volumes =
                    engine.volumes().all().stream()
                            .sorted(Comparator.comparing(volume -> volume.name().value()))
                            .toList();
            if (quiet) {
                volumes.forEach(volume -> out.println(volume.name().value()));
            } else {
                table(volumes, engine.containers().all()).print(out);
            }
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static TextTable table(List<Volume> volumes, List<Container> containers) {
        var table = new TextTable("NAME", "DRIVER", "STACK", "CREATED", "USED BY");
        for (var volume : volumes) {
            table.add(
                    volume.name().value(),
                    volume.driver(),
                    volume.stack().orElse(""),
                    volume.created()
                            .map(since -> Ages.of(Duration.between(since, Instant.now())))
                            .orElse(""),
                    containers.stream()
                            .filter(volume::isUsedBy)
                            .map(Container::name)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return table;
    }
}
