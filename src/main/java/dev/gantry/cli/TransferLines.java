package dev.gantry.cli;

import dev.gantry.app.image.ImageWords;
import dev.gantry.app.image.TransferProgress;
import dev.gantry.docker.TransferNews.Phase;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Tells of a transfer in lines: one whenever a layer enters another phase.
final class TransferLines implements Consumer<TransferProgress> {

    private final PrintWriter out;
    private final Map<String, Phase> told = new HashMap<>();
    private String said = "";

    TransferLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void accept(TransferProgress now) {
        for (var layer : now.layers()) {
            if (told.put(layer.id(), layer.phase()) != layer.phase()) {
                out.println(layer.id() + ": " + ImageWords.of(layer));
            }
        }
        if (!now.said().equals(said)) {
            said = now.said();
            out.println(said);
        }
        out.flush();
    }
}
