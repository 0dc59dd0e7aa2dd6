package dev.gantry.docker;

import java.util.List;

/// What a registry has under a name.
///
/// @param digest of the manifest, or of the list of them
/// @param platforms such as `linux/amd64`; empty when the registry does not say
public record RemoteImage(String digest, List<String> platforms) {}
