package dev.gantry.app.file;

import dev.gantry.docker.FileType;
import java.time.Instant;

/// One name in a folder.
///
/// @param path absolute
/// @param permissions the twelve bits of Unix
/// @param owner user and group by number, such as `0:0`; empty when it is not known
/// @param linkTarget where a link leads, as it is written there; empty for all else
public record FileEntry(
        String path,
        FileType type,
        long bytes,
        int permissions,
        String owner,
        Instant modified,
        String linkTarget) {

    public String name() {
        return FilePath.name(path);
    }

    public boolean isFolder() {
        return type == FileType.FOLDER;
    }

    public FileEntry withPermissions(int bits) {
        return new FileEntry(path, type, bytes, bits, owner, modified, linkTarget);
    }

    FileEntry withBytes(long count) {
        return new FileEntry(path, type, count, permissions, owner, modified, linkTarget);
    }

    /// As `ls -l` writes it: `drwxr-xr-x`.
    public String mode() {
        var letters = new StringBuilder("?rwxrwxrwx");
        letters.setCharAt(0, letter());
        for (int bit = 0; bit < 9; bit++) {
            if ((permissions & (0400 >> bit)) == 0) {
                letters.setCharAt(bit + 1, '-');
            }
        }
        special(letters, 04000, 3, 's');
        special(letters, 02000, 6, 's');
        special(letters, 01000, 9, 't');
        return letters.toString();
    }

    private void special(StringBuilder letters, int bit, int at, char letter) {
        if ((permissions & bit) != 0) {
            boolean runs = letters.charAt(at) == 'x';
            letters.setCharAt(at, runs ? letter : Character.toUpperCase(letter));
        }
    }

    private char letter() {
        return switch (type) {
            case FILE -> '-';
            case FOLDER -> 'd';
            case LINK -> 'l';
            case PIPE -> 'p';
            case SOCKET -> 's';
            case BLOCK_DEVICE -> 'b';
            case CHARACTER_DEVICE -> 'c';
        };
    }
}
