package dev.gantry.compose.plan;

import java.util.Arrays;

/// A file that is put into a container before it starts: the engine has no way to see it.
///
/// @param path in the container, absolute
/// @param mode permission bits
public record PutFile(String path, byte[] content, int mode, int user, int group) {

    @Override
    public boolean equals(Object other) {
        return other instanceof PutFile file
                && path.equals(file.path)
                && mode == file.mode
                && user == file.user
                && group == file.group
                && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return path.hashCode() * 31 + Arrays.hashCode(content);
    }

    /// Without the content, which may be secret.
    @Override
    public String toString() {
        return path;
    }
}
