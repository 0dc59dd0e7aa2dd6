package dev.gantry.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a registry has under a tag.
///
/// @param digest of the manifest, or of the list of them
/// @param mediaType as the registry names it
/// @param sizeBytes packed, as it is moved; of one platform where there are several
/// @param platforms such as `linux/amd64`; empty when the registry does not say
/// @param created empty when nobody wrote it down
public record RemoteManifest(
        String digest,
        String mediaType,
        long sizeBytes,
        List<String> platforms,
        Optional<Instant> created) {}
