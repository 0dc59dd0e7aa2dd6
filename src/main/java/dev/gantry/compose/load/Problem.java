package dev.gantry.compose.load;

import dev.gantry.compose.yaml.Place;

/// What is wrong with a compose file.
///
/// @param path such as `services.web.ports[1]`; empty for the file as a whole
/// @param message one sentence
/// @param hint what to try; may be empty
public record Problem(Place place, String path, String message, String hint) {}
