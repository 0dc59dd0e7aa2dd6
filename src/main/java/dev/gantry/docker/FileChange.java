package dev.gantry.docker;

/// A file of a container that differs from its image.
///
/// @param path absolute, in the container
public record FileChange(String path, Kind kind) {

    public enum Kind {
        CHANGED,
        ADDED,
        DELETED
    }
}
