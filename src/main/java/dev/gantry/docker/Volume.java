package dev.gantry.docker;

import java.util.Map;

/// One volume of an engine.
///
/// @param mountpoint the path on the engine's machine
public record Volume(
        VolumeName name,
        String driver,
        String mountpoint,
        Map<String, String> options,
        Map<String, String> labels) {}
