package dev.gantry.docker;

import java.time.Instant;
import java.util.List;

/// How much room each thing on an engine takes. Sizes in bytes; -1 where the engine did not
/// measure.
///
/// @param use the same, summed up
/// @param layersBytes all images together, each layer counted once
public record RoomTaken(
        DiskUse use,
        long layersBytes,
        List<OfImage> images,
        List<OfContainer> containers,
        List<OfVolume> volumes,
        List<CacheRecord> buildCache) {

    /// @param sharedBytes the part that other images have, too
    /// @param containers how many use it; -1 when the engine does not know
    public record OfImage(ImageId id, long sizeBytes, long sharedBytes, int containers) {

        /// What its removal frees, if nothing else shares its layers.
        public long ownBytes() {
            return sizeBytes < 0 ? -1 : sizeBytes - Math.max(0, sharedBytes);
        }
    }

    /// @param writtenBytes what it wrote over its image
    public record OfContainer(ContainerId id, long writtenBytes) {}

    /// @param users how many containers have it; -1 when the engine does not know
    public record OfVolume(VolumeName name, long sizeBytes, int users) {}

    /// One step that a build need not do again.
    ///
    /// @param kind such as `regular`, `source.local`, `exec.cachemount`
    /// @param lastUsed [Instant#EPOCH] when never
    public record CacheRecord(
            String id,
            String kind,
            String description,
            boolean inUse,
            boolean shared,
            long sizeBytes,
            Instant created,
            Instant lastUsed,
            int timesUsed) {}
}
