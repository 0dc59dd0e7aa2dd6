package dev.gantry.app.build;

import java.io.IOException;

/// A line of a `.dockerignore` that is no pattern.
public final class IgnoreException extends IOException {

    private final String pattern;

    IgnoreException(String pattern) {
        super("syntax error in the pattern \"" + pattern + "\" of .dockerignore");
        this.pattern = pattern;
    }

    public String pattern() {
        return pattern;
    }
}
