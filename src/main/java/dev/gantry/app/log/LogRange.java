package dev.gantry.app.log;

import java.time.Instant;
import java.util.Optional;

/// The time that is looked at; open where it is empty.
public record LogRange(Optional<Instant> since, Optional<Instant> until) {

    public static final LogRange ALL = new LogRange(Optional.empty(), Optional.empty());

    public boolean isAll() {
        return since.isEmpty() && until.isEmpty();
    }
}
