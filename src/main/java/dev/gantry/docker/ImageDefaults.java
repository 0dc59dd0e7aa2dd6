package dev.gantry.docker;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an image brings to a container that says nothing itself.
///
/// @param exposedPorts as the engine writes them: `8080/tcp`
/// @param volumes paths in the container
/// @param healthCheck as the engine writes it: `CMD-SHELL`, `curl -f …`; empty without one
/// @param healthTimes what else the check says, such as `Interval` in nanoseconds and `Retries`
/// @param stopSignal empty for the engine's own
public record ImageDefaults(
        List<String> entrypoint,
        List<String> command,
        List<String> environment,
        Map<String, String> labels,
        String workingDirectory,
        String user,
        Set<String> exposedPorts,
        Set<String> volumes,
        List<String> healthCheck,
        Map<String, Long> healthTimes,
        String stopSignal) {

    /// Of an image that is gone.
    public static final ImageDefaults NONE =
            new ImageDefaults(
                    List.of(), List.of(), List.of(), Map.of(), "", "", Set.of(), Set.of(),
                    List.of(), Map.of(), "");
}
