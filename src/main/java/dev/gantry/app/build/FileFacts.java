package dev.gantry.app.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/// What a tar tells of a file, asked for in one go.
///
/// @param mode with the bits of the type, as Unix counts them
record FileFacts(int mode, long sizeBytes, FileTime modified) {

    private static final int TYPE = 0170000;
    private static final int SOCKET = 0140000;
    private static final int LINK = 0120000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int PIPE = 0010000;

    static FileFacts of(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? unix(path)
                : plain(path);
    }

    private static FileFacts unix(Path path) throws IOException {
        var facts =
                Files.readAttributes(
                        path, "unix:mode,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
        return new FileFacts(
                (Integer) Objects.requireNonNull(facts.get("mode")),
                (Long) Objects.requireNonNull(facts.get("size")),
                (FileTime) Objects.requireNonNull(facts.get("lastModifiedTime")));
    }

    /// Where files have no such bits all may be run, as with docker's own client.
    private static FileFacts plain(Path path) throws IOException {
        var facts =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileFacts(type(facts) | 0755, facts.size(), facts.lastModifiedTime());
    }

    private static int type(BasicFileAttributes facts) {
        if (facts.isDirectory()) {
            return FOLDER;
        }
        if (facts.isSymbolicLink()) {
            return LINK;
        }
        return facts.isRegularFile() ? REGULAR : SOCKET;
    }

    int permissions() {
        return mode & 07777;
    }

    boolean isFolder() {
        return (mode & TYPE) == FOLDER;
    }

    boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    boolean isPipe() {
        return (mode & TYPE) == PIPE;
    }

    /// A socket or a device.
    boolean isUnfit() {
        return !isFolder() && !isLink() && !isRegular() && !isPipe();
    }
}
