package dev.gantry.app.file;

import dev.gantry.app.file.CopyException.Reason;
import java.io.IOException;

/// Where a thing goes that is copied: into a folder, under a name. The rules are those of `docker
/// cp`, and the same in both directions.
///
/// @param folder the folder to be written to
/// @param name in it; empty when what is in a folder is put there
record CopyRequest(String folder, String name) {

    /// What is to be copied.
    ///
    /// @param name its own; empty for what is in a folder
    record Source(String path, String name, boolean isFolder) {}

    /// What is there.
    ///
    /// @param path without a slash at its end, links at its end followed
    enum Found {
        NOTHING,
        FILE,
        FOLDER
    }

    /// @param place as written: a slash at its end insists on a folder
    /// @param path the same, cleaned, its last links followed
    static CopyRequest of(Source source, Found found, String place, Ends path) throws IOException {
        return switch (found) {
            case FOLDER -> new CopyRequest(path.whole(), source.name());
            case FILE -> {
                if (source.isFolder()) {
                    throw new CopyException(Reason.FOLDER_ONTO_FILE, place);
                }
                if (insists(place)) {
                    throw new CopyException(Reason.NO_FOLDER, place);
                }
                yield new CopyRequest(path.parent(), path.last());
            }
            case NOTHING -> {
                if (!source.isFolder() && insists(place)) {
                    throw new CopyException(Reason.NO_SUCH_FOLDER, place);
                }
                yield new CopyRequest(path.parent(), path.last());
            }
        };
    }

    /// A path and its parts.
    record Ends(String whole, String parent, String last) {}

    /// Whether the way a path is written says that it is a folder.
    static boolean insists(String path) {
        return path.endsWith("/") || isContent(path);
    }

    /// Whether what is in the folder is meant, not the folder.
    static boolean isContent(String path) {
        return path.equals(".") || path.endsWith("/.");
    }
}
