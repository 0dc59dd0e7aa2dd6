package dev.gantry.cli;

import dev.gantry.app.volume.NewVolume;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry volume create`.
@Command(
        name = "create",
        description = "Makes a volume, and leaves one of that name as it is.",
        mixinStandardHelpOptions = true)
final class VolumeCreateCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-d", "--driver"},
            paramLabel = "DRIVER",
            description = "local, if nothing is said.")
    private String driver = "local";

    @Option(
            names = {"-o", "--opt"},
            paramLabel = "KEY=VALUE",
            description = "An option of the driver; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--label",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description = "May be repeated.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    VolumeCreateCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(() -> {
            try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
                engine.volumes().create(new NewVolume(name, driver, options, labels).json());
            }
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println(name);
            out.flush();
            return ExitCode.DONE;
        });
    }
}
