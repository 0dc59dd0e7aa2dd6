package dev.gantry.compose.edit;

import java.util.List;

/// What an engine has.
///
/// @param images with their tags
public record HostNames(List<String> images, List<String> networks, List<String> volumes) {

    public static final HostNames NONE = new HostNames(List.of(), List.of(), List.of());
}
