package dev.gantry.docker;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One image of an engine.
///
/// @param tags `repository:tag`; empty for a dangling image
/// @param digests `repository@sha256:…`
/// @param sizeBytes all its layers together
public record Image(
        ImageId id,
        List<String> tags,
        List<String> digests,
        Instant created,
        long sizeBytes,
        Map<String, String> labels) {}
