package dev.gantry.docker;

import java.util.List;

/// The processes of a container, as the `ps` of the engine's machine prints them.
///
/// @param titles such as `UID`, `PID`, `CMD`
/// @param rows each as long as the titles
public record ProcessTable(List<String> titles, List<List<String>> rows) {}
