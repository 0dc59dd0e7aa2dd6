package dev.gantry.docker;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One volume of an engine.
///
/// @param mountpoint the path on the engine's machine
/// @param created nothing where the driver does not say
public record Volume(
        VolumeName name,
        String driver,
        String mountpoint,
        Map<String, String> options,
        Map<String, String> labels,
        Optional<Instant> created) {

    /// Running or not.
    public boolean isUsedBy(Container container) {
        return container.mounts().stream()
                .anyMatch(mount ->
                        mount.kind().equals("volume") && mount.source().equals(name.value()));
    }

    /// The compose project it was made for.
    public Optional<String> stack() {
        return Optional.ofNullable(labels.get(Container.PROJECT_LABEL))
                .filter(name -> !name.isEmpty());
    }
}
