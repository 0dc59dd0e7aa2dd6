package dev.gantry.docker;

import java.time.Instant;
import java.util.List;

/// All about one image.
///
/// @param created [Instant#EPOCH] when the image does not say
/// @param platform `linux/amd64`, `linux/arm/v7`
/// @param lastTagged when somebody last gave it a name here; [Instant#EPOCH] when not known
/// @param layers newest first
/// @param json all that the engine says, indented
public record ImageDetails(
        ImageId id,
        List<String> tags,
        List<String> digests,
        Instant created,
        String platform,
        String author,
        String comment,
        long sizeBytes,
        Instant lastTagged,
        ImageDefaults config,
        List<ImageLayer> layers,
        String json) {}
