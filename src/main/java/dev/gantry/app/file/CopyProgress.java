package dev.gantry.app.file;

/// Told, often, how far a copy is. May be called from any thread.
@FunctionalInterface
public interface CopyProgress {

    CopyProgress NOBODY = (_, _) -> {};

    /// @param files that are through, folders and links among them
    void at(long files, long bytes);
}
