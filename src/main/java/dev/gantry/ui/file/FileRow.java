package dev.gantry.ui.file;

import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.docker.FileChange;
import java.util.Optional;

/// A row of the tree.
sealed interface FileRow {

    String text();

    /// @param change against the image
    record Entry(FileEntry entry, Optional<FileChange.Kind> change) implements FileRow {

        @Override
        public String text() {
            var name = FilePath.shown(entry.name());
            return entry.linkTarget().isEmpty()
                    ? name
                    : name + " → " + FilePath.shown(entry.linkTarget());
        }

        String path() {
            return entry.path();
        }

        boolean isDeleted() {
            return change.filter(kind -> kind == FileChange.Kind.DELETED).isPresent();
        }

        boolean opens() {
            return entry.isFolder() && !isDeleted();
        }
    }

    /// Instead of what is in a folder: that it is empty, is being read, or why it cannot be.
    record Note(String text, boolean failed) implements FileRow {}
}
