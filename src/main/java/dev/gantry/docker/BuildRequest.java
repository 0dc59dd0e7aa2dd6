package dev.gantry.docker;

import java.util.List;
import java.util.Map;

/// What is asked of a builder, besides the context.
///
/// @param id unique to this build: by it the build is cancelled
/// @param dockerfile its path in the context
/// @param target the stage to build; empty for the last
/// @param platform such as `linux/arm64`; empty for the engine's own
/// @param memoryBytes for each step; 0 without limit. BuildKit pays no heed.
/// @param network of the steps, such as `host` or `none`; empty for the engine's usual one
/// @param logins by registry; only the classic builder uses them
public record BuildRequest(
        Builder builder,
        String id,
        String dockerfile,
        List<String> tags,
        Map<String, String> args,
        Map<String, String> labels,
        String target,
        String platform,
        boolean noCache,
        boolean pull,
        long memoryBytes,
        String network,
        Map<String, RegistryLogin> logins) {

    public enum Builder {
        CLASSIC,
        BUILDKIT
    }

    /// Without the values of arguments, which may be secret.
    @Override
    public String toString() {
        return "build " + id + " of " + dockerfile + " " + tags;
    }
}
