package dev.gantry.docker;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// Which part of a container's output is asked for.
///
/// @param follow goes on with what is written from now on, until the container ends
/// @param tail only so many pieces from the end; a piece is a line, or 16 KiB of a longer one
/// @param since inclusive
/// @param until inclusive
public record LogRequest(
        boolean follow, OptionalInt tail, Optional<Instant> since, Optional<Instant> until) {

    /// All there is.
    public static LogRequest all() {
        return new LogRequest(false, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    public LogRequest following() {
        return new LogRequest(true, tail, since, until);
    }

    public LogRequest withTail(int pieces) {
        return new LogRequest(follow, OptionalInt.of(pieces), since, until);
    }

    public LogRequest withoutTail() {
        return new LogRequest(follow, OptionalInt.empty(), since, until);
    }

    public LogRequest since(Instant moment) {
        return new LogRequest(follow, tail, Optional.of(moment), until);
    }

    public LogRequest until(Instant moment) {
        return new LogRequest(follow, tail, since, Optional.of(moment));
    }
}
