package dev.gantry.cli;

import dev.gantry.app.file.FilePath;
import dev.gantry.app.volume.VolumeFiles;
import dev.gantry.app.words.Words;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry volume rm`: a volume, or a file or folder in one.
@Command(
        name = "rm",
        description = {
            "Removes a volume with all that is in it, if no container uses it;",
            "with a path, only what is there."
        },
        mixinStandardHelpOptions = true)
final class VolumeRemoveCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-r", "--recursive"},
            description = "A folder, too, with all that is below it.")
    private boolean recursive;

    @Parameters(paramLabel = "VOLUME[:PATH]")
    private String written = "";

    VolumeRemoveCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        if (written.indexOf(':') < 0) {
            return OnVirtualThread.run(this::removeVolume);
        }
        var place = InVolume.read(written);
        if (place.path().equals("/") || place.volume().value().isEmpty()) {
            throw wrong(Words.of("cli.volume.noPath", written));
        }
        return place.with(gantry, files -> remove(files, place.path()));
    }

    private ParameterException wrong(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private int removeVolume() {
        try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
            engine.volumes().remove(InVolume.read(written).volume());
        }
        return ExitCode.DONE;
    }

    private void remove(VolumeFiles files, String path) throws IOException {
        if (!recursive && files.stat(path).isFolder()) {
            throw wrong(Words.of("cli.volume.isFolder", FilePath.shown(path)));
        }
        files.remove(java.util.List.of(path));
    }
}
