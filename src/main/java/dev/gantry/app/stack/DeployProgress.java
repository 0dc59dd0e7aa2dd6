package dev.gantry.app.stack;

import dev.gantry.app.image.TransferProgress;
import dev.gantry.docker.BuildNews;

/// What a deploy tells while it runs, from many threads.
public sealed interface DeployProgress {

    enum Phase {
        IMAGES,
        CREATE,
        START,
        VERIFY,
        FINISH,
        UNDO
    }

    record Entered(Phase phase) implements DeployProgress {}

    record Pulling(String image, TransferProgress progress) implements DeployProgress {}

    record Building(String service, BuildNews news) implements DeployProgress {}

    /// What happens to one thing.
    ///
    /// @param subject `container`, `network`, `volume` or `image`
    /// @param detail of what is waited for, else empty
    record At(Subject subject, String name, Deed deed, String detail) implements DeployProgress {}

    enum Subject {
        CONTAINER,
        NETWORK,
        VOLUME,
        IMAGE
    }

    enum Deed {
        PULLING,
        PULLED,
        BUILDING,
        BUILT,
        CREATING,
        CREATED,
        WAITING,
        STOPPING,
        STOPPED,
        STARTING,
        STARTED,
        CHECKING,
        HEALTHY,
        COMPLETED,
        REMOVING,
        REMOVED,
        RESTARTING,
        RESTARTED,
        PUTTING_BACK,
        BACK,
        KEPT
    }
}
