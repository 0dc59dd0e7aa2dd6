package dev.gantry.app.file;

import java.io.IOException;

/// A file is longer than what was asked for.
public final class TooBigException extends IOException {

    private final long bytes;

    public TooBigException(long bytes) {
        super("the file has " + bytes + " bytes");
        this.bytes = bytes;
    }

    public long bytes() {
        return bytes;
    }
}
