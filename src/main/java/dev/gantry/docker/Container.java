package dev.gantry.docker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One container as the engine's list last described it. A snapshot: it never changes, it is
/// replaced.
///
/// @param name without the leading slash
/// @param image the reference it was created from, as the engine prints it
/// @param since when it entered its state, as close as the engine's list tells: the list says "Up 3
///   hours", so this is exact to the unit it names; absent where the list says nothing
/// @param exitCode of a container that has exited
public record Container(
        ContainerId id,
        String name,
        String image,
        ImageId imageId,
        State state,
        Health health,
        Optional<Instant> since,
        OptionalInt exitCode,
        Instant created,
        List<PortMapping> ports,
        List<MountPoint> mounts,
        List<String> networks,
        Map<String, String> labels) {

    public static final String PROJECT_LABEL = "com.docker.compose.project";
    public static final String SERVICE_LABEL = "com.docker.compose.service";

    public enum State {
        CREATED,
        RUNNING,
        PAUSED,
        RESTARTING,
        REMOVING,
        EXITED,
        DEAD,
        /// A word of the engine that Gantry does not know.
        UNKNOWN
    }

    /// The compose project it belongs to.
    public Optional<String> stack() {
        return label(PROJECT_LABEL);
    }

    /// The compose service it is a replica of.
    public Optional<String> service() {
        return label(SERVICE_LABEL);
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key)).filter(value -> !value.isEmpty());
    }

    /// It has processes, be they held.
    public boolean isUp() {
        return state == State.RUNNING || state == State.PAUSED || state == State.RESTARTING;
    }

    public boolean canStart() {
        return state == State.CREATED || state == State.EXITED || state == State.DEAD;
    }

    public boolean canStop() {
        return isUp();
    }

    public boolean canRestart() {
        return state != State.REMOVING && state != State.UNKNOWN;
    }

    public boolean canPause() {
        return state == State.RUNNING;
    }

    public boolean canUnpause() {
        return state == State.PAUSED;
    }

    public boolean canKill() {
        return isUp();
    }

    public boolean canRemove() {
        return state != State.REMOVING;
    }
}
