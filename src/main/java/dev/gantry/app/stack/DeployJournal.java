package dev.gantry.app.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// How to undo a deploy, or to bring it to its end. Written down whole before anything is touched;
/// whoever undoes looks at what is there first.
///
/// @param deploy what the deploy's own things are labelled with
/// @param host its address
/// @param started as ISO 8601 has it
/// @param committed the new containers have proved themselves; what is left is removing old ones
/// @param containers what was there, in the order of starting
/// @param networks what is made anew
/// @param keptVolumes of the deploy, which its containers may have written to
/// @param graceSeconds how long a stop that the deploy asked for may take
@JsonIgnoreProperties(ignoreUnknown = true)
record DeployJournal(
        String deploy,
        String host,
        String project,
        String started,
        boolean committed,
        List<Old> containers,
        List<OldNetwork> networks,
        List<String> keptVolumes,
        long graceSeconds) {

    /// A text in which something is missing is no journal.
    DeployJournal {
        Objects.requireNonNull(deploy);
        Objects.requireNonNull(host);
        Objects.requireNonNull(project);
        Objects.requireNonNull(started);
        containers = List.copyOf(containers);
        networks = List.copyOf(networks);
        keptVolumes = List.copyOf(keptVolumes);
    }

    Instant startedAt() {
        return Instant.parse(started);
    }

    DeployJournal commit() {
        return new DeployJournal(
                deploy,
                host,
                project,
                started,
                true,
                containers,
                networks,
                keptVolumes,
                graceSeconds);
    }

    DeployJournal keeping(List<String> volumes) {
        return new DeployJournal(
                deploy,
                host,
                project,
                started,
                committed,
                containers,
                networks,
                volumes,
                graceSeconds);
    }

    enum Fate {
        /// Another one takes its name.
        REPLACED,
        /// It goes, and nothing takes its place.
        REMOVED,
        /// It holds a volume that a person has agreed to lose, and goes with it.
        LOST,
        /// It stays as it is, and is started.
        STARTED,
        /// It stays as it is, and is started again.
        RESTARTED
    }

    /// @param aside the name it bears meanwhile
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Old(
            String id,
            String service,
            String name,
            String aside,
            boolean wasUp,
            boolean wasPaused,
            Fate fate) {}

    /// @param json for making it as it was
    /// @param jsonWithoutAddresses for making it so that the engine chooses addresses, as it may
    ///   have chosen these
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OldNetwork(
            String name,
            String id,
            String json,
            String jsonWithoutAddresses,
            List<Joined> members) {}

    /// @param endpointJson for joining as before
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Joined(String container, String endpointJson) {}
}
