package dev.gantry.docker;

import java.util.Map;

/// One network of an engine.
///
/// @param internal it has no way out of the engine's machine
/// @param template it only lends its configuration to others
public record Network(
        NetworkId id,
        String name,
        String driver,
        String scope,
        boolean internal,
        boolean template,
        Map<String, String> labels) {}
