package dev.gantry.app.file;

import java.io.IOException;

/// An archive wants to write where it must not.
public final class UnsafeArchiveException extends IOException {

    UnsafeArchiveException(String name, String why) {
        super(FilePath.shown(name) + ": " + why);
    }
}
