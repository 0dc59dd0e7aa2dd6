package dev.gantry.docker;

import java.util.List;

/// What went when an image was removed.
///
/// @param untagged names that are gone
/// @param deleted digests of layers and images that are gone
public record ImageRemoval(List<String> untagged, List<String> deleted) {}
