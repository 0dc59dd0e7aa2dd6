package dev.gantry.app.file;

import java.io.IOException;

/// What is to be copied does not fit where it is to go.
public final class CopyException extends IOException {

    public enum Reason {
        FOLDER_ONTO_FILE,
        NO_FOLDER,
        NO_SUCH_FOLDER,
        CIRCLE
    }

    private final Reason reason;
    private final String path;

    public CopyException(Reason reason, String path) {
        super(reason + " " + path);
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
