package dev.gantry.app.file;

import java.io.IOException;

/// What was to be done inside a container could not be done there.
///
/// [#getMessage] holds the words of the program that failed.
public final class InsideException extends IOException {

    public enum Reason {
        /// It does not run, or has no shell.
        NO_SHELL,
        TAKEN,
        /// It is in a folder in memory, which the engine's archives do not reach.
        HIDDEN,
        FAILED
    }

    private final Reason reason;
    private final String path;

    InsideException(Reason reason, String path, String said) {
        super(said);
        this.reason = reason;
        this.path = path;
    }

    public Reason reason() {
        return reason;
    }

    public String path() {
        return path;
    }
}
