package dev.gantry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `gantry volume mkdir`.
@Command(
        name = "mkdir",
        description = "Makes a folder in a volume, in one that is there.",
        mixinStandardHelpOptions = true)
final class VolumeMakeFolderCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Parameters(paramLabel = "VOLUME:PATH", converter = InVolume.WithPath.class)
    private InVolume place = InVolume.read("");

    VolumeMakeFolderCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return place.with(gantry, files -> files.makeFolder(place.path()));
    }
}
