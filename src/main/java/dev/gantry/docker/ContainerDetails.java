package dev.gantry.docker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Everything the engine says of one container.
///
/// @param command entrypoint and command as they run
/// @param environment `NAME=value`, in the engine's order
/// @param startedAt absent when it never ran
/// @param finishedAt absent when it never ended
/// @param error the engine's own words when the last start failed, else empty
/// @param restartPolicy `no`, `always`, `unless-stopped`, `on-failure` or `on-failure:3`
/// @param networks by name
/// @param rawJson the engine's reply, indented, nothing left out
public record ContainerDetails(
        ContainerId id,
        String name,
        String image,
        ImageId imageId,
        Container.State state,
        Health health,
        List<String> lastHealthOutputs,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        OptionalInt exitCode,
        boolean killedForMemory,
        String error,
        int restartCount,
        Instant created,
        List<String> entrypoint,
        List<String> command,
        List<String> environment,
        String workingDirectory,
        String user,
        String hostname,
        String platform,
        String restartPolicy,
        List<PortMapping> ports,
        List<MountPoint> mounts,
        Map<String, Endpoint> networks,
        Map<String, String> labels,
        String rawJson) {

    /// A container's place in one network.
    ///
    /// @param address IPv4, empty while it does not run
    /// @param address6 IPv6, mostly empty
    public record Endpoint(
            String networkId,
            String address,
            String address6,
            String gateway,
            String macAddress,
            List<String> aliases) {}
}
