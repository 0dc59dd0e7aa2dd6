package dev.gantry.docker;

/// One thing that an engine tells while it moves an image.
public sealed interface TransferNews {

    /// How far one layer has come. Engines tell it many times a second.
    ///
    /// @param id the first digits of the layer's
    /// @param doneBytes of this phase
    /// @param totalBytes 0 when the engine does not know
    record Layer(String id, Phase phase, long doneBytes, long totalBytes) implements TransferNews {}

    /// The image is at the other end, under this digest.
    record Arrived(String digest) implements TransferNews {}

    /// An image came out of a file, under this name; an id when it has none.
    record Loaded(String name) implements TransferNews {}

    /// Anything else, in the engine's words.
    record Said(String text) implements TransferNews {}

    /// What happens to a layer.
    enum Phase {
        WAITING,
        DOWNLOADING,
        VERIFYING,
        DOWNLOADED,
        EXTRACTING,
        UPLOADING,
        LOADING,
        /// The connection broke, and the engine will try again.
        RETRYING,
        DONE,
        /// It was there already.
        PRESENT;

        public boolean isOver() {
            return this == DONE || this == PRESENT;
        }
    }
}
