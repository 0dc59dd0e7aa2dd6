package dev.gantry.boot;

import java.nio.file.Path;
import java.util.Optional;

/// What was asked for on the command line when the window opens.
///
/// @param host an address to open instead of the host shown last
public record Launch(Path dataFolder, Optional<String> host) {}
