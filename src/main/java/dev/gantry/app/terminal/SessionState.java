package dev.gantry.app.terminal;

import dev.gantry.docker.EngineException;
import java.util.OptionalInt;

/// How far a terminal session is.
public sealed interface SessionState {

    record Starting() implements SessionState {}

    /// @param program what runs in it, such as `/bin/bash`
    record Live(String program) implements SessionState {}

    /// @param code absent when nobody knows
    record Ended(OptionalInt code) implements SessionState {}

    /// The container has no shell, so none was started.
    record NoShell() implements SessionState {}

    /// It never began.
    record Refused(EngineException cause) implements SessionState {}

    /// The engine went away under it.
    record Lost(EngineException cause) implements SessionState {}

    default boolean isOver() {
        return !(this instanceof Starting) && !(this instanceof Live);
    }
}
