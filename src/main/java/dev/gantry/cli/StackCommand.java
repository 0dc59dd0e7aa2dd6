package dev.gantry.cli;

import picocli.CommandLine.Command;

/// `gantry stack`: compose projects.
@Command(
        name = "stack",
        description = "Compose projects.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = StackConfigCommand.class)
final class StackCommand {}
