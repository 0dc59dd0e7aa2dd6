package dev.gantry.docker;

/// A path that is not as the container's image has it.
///
/// @param path absolute
public record FileChange(String path, Kind kind) {

    public enum Kind {
        CHANGED,
        ADDED,
        DELETED
    }
}
