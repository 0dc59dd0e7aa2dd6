package dev.gantry.cli;

import dev.gantry.app.file.Clash;
import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.Upload;
import dev.gantry.app.volume.VolumeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gantry volume put`: files and folders into a folder of a volume.
@Command(
        name = "put",
        description = {
            "Copies files and folders into a folder of a volume: each is whole there, or not.",
            "With - as the only one it reads a tar archive."
        },
        mixinStandardHelpOptions = true)
final class VolumePutCommand implements Callable<Integer> {

    private static final String STREAM = "-";

    private final GantryCommand gantry;

    @Option(
            names = "--taken",
            paramLabel = "replace|keep_both|skip",
            description = "What happens to names that are taken; replace, if nothing is said.")
    private Clash clash = Clash.REPLACE;

    @Parameters(
            index = "0",
            paramLabel = "VOLUME[:FOLDER]",
            description = "Where they go.",
            converter = InVolume.Either.class)
    private InVolume place = InVolume.read("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH")
    private List<String> paths = List.of();

    VolumePutCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return place.with(gantry, this::put);
    }

    private void put(VolumeFiles files) throws IOException {
        if (paths.equals(List.of(STREAM))) {
            files.upload(place.path(), gantry.input());
            return;
        }
        for (var path : paths) {
            if (!Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(path);
            }
        }
        var all = paths.stream().map(Path::of).toList();
        new Upload(files, place.path(), all).run(clash, CopyProgress.NOBODY);
    }
}
