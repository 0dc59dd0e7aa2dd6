package dev.gantry.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `gantry stack`: compose projects.
@Command(
        name = "stack",
        description = "Compose projects: read, planned, deployed as a transaction, taken down.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StackConfigCommand.class, StackValidateCommand.class})
final class StackCommand {

    static CommandLine line(GantryCommand gantry) {
        var line = new CommandLine(new StackCommand());
        line.addSubcommand(new StackPlanCommand(gantry));
        line.addSubcommand(new StackUpCommand(gantry));
        line.addSubcommand(new StackListCommand(gantry));
        line.addSubcommand(new StackPsCommand(gantry));
        line.addSubcommand(new StackLogsCommand(gantry));
        line.addSubcommand(new StackActCommand.Stop(gantry));
        line.addSubcommand(new StackActCommand.Start(gantry));
        line.addSubcommand(new StackActCommand.Restart(gantry));
        line.addSubcommand(new StackScaleCommand(gantry));
        line.addSubcommand(new StackDownCommand(gantry));
        line.addSubcommand(new StackActCommand.Recover(gantry));
        line.addSubcommand(new StackAdoptCommand(gantry));
        return line;
    }
}
