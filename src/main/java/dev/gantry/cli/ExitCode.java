package dev.gantry.cli;

import dev.gantry.docker.AddressException;
import dev.gantry.docker.EngineException;

/// What a process says at its end.
public final class ExitCode {

    public static final int DONE = 0;

    /// The engine would not.
    public static final int REFUSED = 1;

    public static final int WRONG_USAGE = 2;

    /// No engine to ask, or no display to open a window on.
    public static final int NOTHING_THERE = 3;

    /// Asked only what would be done: something would.
    public static final int WOULD_CHANGE = 4;

    private ExitCode() {}

    static int of(Throwable failure) {
        return switch (failure) {
            case EngineException.NoConnection _ -> NOTHING_THERE;
            case AddressException _ -> WRONG_USAGE;
            default -> REFUSED;
        };
    }
}
