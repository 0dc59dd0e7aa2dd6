package dev.gantry.app.image;

import dev.gantry.docker.TransferNews.Layer;
import dev.gantry.docker.TransferNews.Phase;
import java.util.List;

/// How far an image has come on its way.
///
/// @param layers as the engine last told of each, in the order in which it named them
/// @param doneBytes moved by now, over all layers whose size is known
/// @param totalBytes 0 as long as no size is known
/// @param said the engine's last words that are about no layer
/// @param digest of the image, once it has arrived; empty before
/// @param names of what came out of a file
public record TransferProgress(
        List<Layer> layers,
        long doneBytes,
        long totalBytes,
        String said,
        String digest,
        List<String> names) {

    public static final TransferProgress NONE =
            new TransferProgress(List.of(), 0, 0, "", "", List.of());

    /// A file on its way to the engine, which says nothing meanwhile.
    static TransferProgress sending(long doneBytes, long totalBytes) {
        return new TransferProgress(List.of(), doneBytes, totalBytes, "", "", List.of());
    }

    public int doneLayers() {
        return (int) layers.stream().filter(layer -> layer.phase().isOver()).count();
    }

    /// The engine lost the other end and tries again.
    public boolean isRetrying() {
        return layers.stream().anyMatch(layer -> layer.phase() == Phase.RETRYING);
    }

    /// Between 0 and 1; -1 while nothing is known.
    public double share() {
        if (totalBytes > 0) {
            return Math.min(1, (double) doneBytes / totalBytes);
        }
        return layers.isEmpty() ? -1 : (double) doneLayers() / layers.size();
    }
}
