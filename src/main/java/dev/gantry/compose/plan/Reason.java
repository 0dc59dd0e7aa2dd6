package dev.gantry.compose.plan;

import dev.gantry.docker.Container;
import dev.gantry.docker.ImageId;
import java.util.List;

/// Why a step is to be done.
public sealed interface Reason {

    /// Nothing of the kind is there.
    record Absent() implements Reason {}

    /// @param changes what differs, as far as it can be seen; nothing when only the hash tells
    record Changed(List<Change> changes) implements Reason {}

    record OtherImage(ImageId from, ImageId to) implements Reason {}

    /// A config or secret that is put into the container has another content.
    record OtherContent() implements Reason {}

    /// It was taken out of a network, or that was made anew by somebody.
    record NotInNetwork(String network) implements Reason {}

    record NotMounted(String volume) implements Reason {}

    /// What it hangs on is made anew.
    record NetworkReplaced(String network) implements Reason {}

    record VolumeReplaced(String volume) implements Reason {}

    /// It lives in the namespaces or volumes of another service, which is made anew.
    record ParentReplaced(String service) implements Reason {}

    /// `depends_on.restart`.
    record DependencyReplaced(String service) implements Reason {}

    record Forced() implements Reason {}

    /// @param state it has instead of running
    /// @param exitCode of one that ended, else 0
    record NotRunning(Container.State state, int exitCode) implements Reason {}

    /// There are more than the service is to have.
    record Surplus() implements Reason {}

    /// Its service is in the files no more.
    record Orphan() implements Reason {}

    /// The file or a person wants it so each time.
    record Asked() implements Reason {}

    /// One thing about a container that is not as the file says.
    ///
    /// @param kind such as `environment` or `port`
    /// @param name of the thing; empty where there is only one
    record Change(Kind kind, String name, How how) {}

    enum How {
        ADDED,
        REMOVED,
        CHANGED
    }

    enum Kind {
        ENVIRONMENT,
        LABEL,
        PORT,
        MOUNT,
        COMMAND,
        ENTRYPOINT,
        HEALTH_CHECK,
        NETWORK,
        /// Any other, by the engine's name.
        SETTING
    }
}
