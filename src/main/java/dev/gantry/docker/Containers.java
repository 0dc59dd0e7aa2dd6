package dev.gantry.docker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// The containers of one engine. Every call blocks, ends early when its thread is interrupted, and
/// may throw [EngineException].
public interface Containers {

    /// Running or not, in the engine's order: the newest first.
    List<Container> all();

    /// Those of `ids` that still exist. At most 100 ids a call keep the engine quick.
    List<Container> byIds(Collection<ContainerId> ids);

    ContainerDetails inspect(ContainerId id);

    void start(ContainerId id);

    /// Waits for the container's own stop timeout, then the engine kills it.
    void stop(ContainerId id);

    /// As [#stop], with a grace of one's own before the engine kills it.
    void stop(ContainerId id, Duration grace);

    void restart(ContainerId id);

    /// As [#restart], with a grace of one's own before the engine kills it.
    void restart(ContainerId id, Duration grace);

    /// @param signal a name such as `SIGTERM` or a number
    void kill(ContainerId id, String signal);

    void pause(ContainerId id);

    void unpause(ContainerId id);

    void rename(ContainerId id, String name);

    void remove(ContainerId id, Removal removal);

    /// Made and not started. Throws [EngineException.Conflict] when the name is taken and
    /// [EngineException.Gone] when the image is not there.
    ///
    /// @param name empty to let the engine find one
    /// @param platform such as `linux/arm64`; empty for the engine's own
    /// @param json what the engine's `POST /containers/create` takes
    ContainerId create(String name, String platform, String json);

    /// Changes limits without stopping it.
    void update(ContainerId id, LiveLimits limits);

    /// Makes an image of it as it is now; its volumes are left out.
    ImageId commit(ContainerId id, Commit how);

    /// All its files as one tar; its volumes are left out.
    Download export(ContainerId id);

    /// Throws [EngineException.Conflict] when it does not run.
    ProcessTable top(ContainerId id);
}
