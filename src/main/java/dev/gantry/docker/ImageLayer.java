package dev.gantry.docker;

import java.time.Instant;

/// One step in the history of an image.
///
/// @param created when; [Instant#EPOCH] when it is not known
/// @param command the line that made it
/// @param sizeBytes 0 for a step that changed only the configuration
/// @param comment often the builder's name
public record ImageLayer(Instant created, String command, long sizeBytes, String comment) {}
