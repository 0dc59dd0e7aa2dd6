package dev.gantry.app.image;

import dev.gantry.docker.TransferNews;
import dev.gantry.docker.TransferNews.Layer;
import dev.gantry.docker.TransferNews.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts together what an engine tells layer by layer. For one thread.
final class LayerBoard {

    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, long[]> moved = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private String said = "";
    private String digest = "";

    void take(TransferNews news) {
        switch (news) {
            case Layer layer -> layer(layer);
            case TransferNews.Arrived(var arrived) -> digest = arrived;
            case TransferNews.Loaded(var name) -> names.add(name);
            case TransferNews.Said(var text) -> said = text;
        }
    }

    private void layer(Layer layer) {
        layers.put(layer.id(), layer);
        var bytes = moved.computeIfAbsent(layer.id(), _ -> new long[2]);
        if (moves(layer.phase())) {
            // a push tells a few bytes more than there are, and no size for what is small
            bytes[1] = Math.max(bytes[1], layer.totalBytes());
            bytes[0] = bytes[1] > 0 ? Math.min(layer.doneBytes(), bytes[1]) : layer.doneBytes();
        } else if (isAcross(layer.phase())) {
            bytes[0] = Math.max(bytes[0], bytes[1]);
        }
    }

    /// Extraction counts the same bytes again.
    private static boolean moves(Phase phase) {
        return phase == Phase.DOWNLOADING || phase == Phase.UPLOADING || phase == Phase.LOADING;
    }

    private static boolean isAcross(Phase phase) {
        return phase == Phase.DOWNLOADED
                || phase == Phase.VERIFYING
                || phase == Phase.EXTRACTING
                || phase == Phase.DONE;
    }

    TransferProgress progress() {
        long done = moved.values().stream().mapToLong(bytes -> bytes[0]).sum();
        long total = moved.values().stream().mapToLong(bytes -> bytes[1]).sum();
        return new TransferProgress(
                List.copyOf(layers.values()), done, total, said, digest, List.copyOf(names));
    }
}
