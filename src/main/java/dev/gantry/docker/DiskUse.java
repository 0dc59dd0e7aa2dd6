package dev.gantry.docker;

/// How much room an engine's things take, in bytes. Reclaimable: what nothing uses.
public record DiskUse(Share images, Share containers, Share volumes, Share buildCache) {

    public record Share(int count, int inUse, long sizeBytes, long reclaimableBytes) {}

    public long totalBytes() {
        return images.sizeBytes + containers.sizeBytes + volumes.sizeBytes + buildCache.sizeBytes;
    }
}
