package dev.gantry.app.host;

import dev.gantry.docker.EngineException;
import dev.gantry.docker.EngineInfo;
import java.time.Instant;
import java.util.Optional;

/// How Gantry stands with one engine.
public sealed interface Link {

    /// Asked for the first time, and no answer yet.
    record Connecting() implements Link {}

    /// Events arrive, the lists are true.
    record Live(EngineInfo engine) implements Link {}

    /// There is no engine to talk to, for whatever reason; it is tried again.
    sealed interface Down extends Link {
        EngineException cause();

        /// The moment up to which the data is true; absent when there never was any.
        Optional<Instant> staleSince();

        Instant nextTry();
    }

    /// It was there, or may come: nothing answers now.
    record Reconnecting(EngineException cause, Optional<Instant> staleSince, Instant nextTry)
            implements Down {}

    /// Something answers and will not have us: permission, certificates, another protocol.
    record Refused(EngineException cause, Optional<Instant> staleSince, Instant nextTry)
            implements Down {}

    /// Engine and Gantry share no API version.
    record Incompatible(
            EngineException.Incompatible cause, Optional<Instant> staleSince, Instant nextTry)
            implements Down {}

    /// A person asked not to be connected.
    record Closed() implements Link {}

    default boolean isLive() {
        return this instanceof Live;
    }
}
