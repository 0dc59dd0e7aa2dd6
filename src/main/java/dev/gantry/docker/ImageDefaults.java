package dev.gantry.docker;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an image brings to a container that says nothing itself.
///
/// @param exposedPorts as the engine writes them: `8080/tcp`
/// @param volumes paths in the container
/// @param healthCheck as the engine writes it: `CMD-SHELL`, `curl -f …`; empty without one
public record ImageDefaults(
        List<String> entrypoint,
        List<String> command,
        List<String> environment,
        Map<String, String> labels,
        String workingDirectory,
        String user,
        Set<String> exposedPorts,
        Set<String> volumes,
        List<String> healthCheck) {

    /// Of an image that is gone.
    public static final ImageDefaults NONE =
            new ImageDefaults(
                    List.of(), List.of(), List.of(), Map.of(), "", "", Set.of(), Set.of(),
                    List.of());
}
