package dev.gantry.app.cleanup;

import java.time.Instant;
import java.util.Optional;

/// Something on an engine that nothing needs, as far as anybody can tell.
///
/// @param id what the engine takes to remove it
/// @param name for a person
/// @param sizeBytes what its removal frees; -1 when the engine does not know
/// @param lastUse when it was last of use, as far as is known
/// @param detail goes with the reason: a stack, a label
public record Leftover(
        Kind kind,
        String id,
        String name,
        long sizeBytes,
        Optional<Instant> lastUse,
        Reason reason,
        String detail) {

    /// In the order in which they are removed: what uses others first.
    public enum Kind {
        CONTAINER,
        IMAGE,
        VOLUME,
        NETWORK,
        BUILD_CACHE
    }

    /// Why it may go.
    public enum Reason {
        /// A container that does not run, and belongs to nothing larger.
        STOPPED(true),
        /// A container of a stack that a person may only have stopped for the night.
        STOPPED_IN_STACK(false),
        /// What an edit made anew stands aside: the way back, should the new one fail.
        SET_ASIDE(false),
        /// An image without a name.
        DANGLING(true),
        /// An image with a name, and no container.
        UNUSED_IMAGE(false),
        /// A volume that nobody named, and no container has.
        ANONYMOUS(true),
        /// A volume that somebody named: its files may be all that is left of something.
        NAMED(false),
        /// A volume of which the engine does not say who uses it.
        UNKNOWN_USE(false),
        UNUSED_NETWORK(true),
        BUILD_STEP(true);

        private final boolean proposed;

        Reason(boolean proposed) {
            this.proposed = proposed;
        }

        /// Whether it goes unless a person says otherwise.
        public boolean isProposed() {
            return proposed;
        }
    }
}
