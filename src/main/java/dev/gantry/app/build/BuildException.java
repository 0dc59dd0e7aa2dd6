package dev.gantry.app.build;

import java.io.IOException;
import java.util.Objects;

/// A build came to nothing, and the builder said why.
public final class BuildException extends IOException {

    private final String step;
    private final int line;

    /// @param message in the builder's words
    /// @param step the one that failed; empty when none had begun
    /// @param line of the Dockerfile, from 1; 0 when unknown
    BuildException(String message, String step, int line) {
        super(message);
        this.step = step;
        this.line = line;
    }

    public String said() {
        return Objects.requireNonNullElse(getMessage(), "");
    }

    public String step() {
        return step;
    }

    public int line() {
        return line;
    }
}
