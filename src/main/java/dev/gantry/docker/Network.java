package dev.gantry.docker;

import java.util.Map;

/// One network of an engine.
///
/// @param internal it has no way out of the engine's machine
public record Network(
        NetworkId id,
        String name,
        String driver,
        String scope,
        boolean internal,
        Map<String, String> labels) {}
