package dev.gantry.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `gantry volume`: volumes, and the files in them.
@Command(
        name = "volume",
        description = {
            "Volumes, and the files in them, as folders: nothing has to run for it.",
            "VOLUME:PATH is a path in a volume; its root is VOLUME:/."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class VolumeCommand {

    static CommandLine line(GantryCommand gantry) {
        var line = new CommandLine(new VolumeCommand());
        line.addSubcommand(new VolumeListCommand(gantry));
        line.addSubcommand(new VolumeCreateCommand(gantry));
        line.addSubcommand(new VolumeBrowseCommand(gantry));
        line.addSubcommand(new VolumePutCommand(gantry));
        line.addSubcommand(new VolumeGetCommand(gantry));
        line.addSubcommand(new VolumeMakeFolderCommand(gantry));
        line.addSubcommand(new VolumeRemoveCommand(gantry));
        return line;
    }
}
