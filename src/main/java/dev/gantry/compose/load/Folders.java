package dev.gantry.compose.load;

import java.nio.file.Path;

/// Folders of files.
final class Folders {

    private Folders() {}

    static Path parent(Path file) {
        var parent = file.getParent();
        return parent == null ? file.toAbsolutePath().getRoot() : parent;
    }
}
