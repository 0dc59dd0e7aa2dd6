package dev.gantry.app.image;

import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ImageName.BadNameException;
import dev.gantry.docker.TransferNews.Layer;
import java.util.ArrayList;
import java.util.Locale;

/// Images and their ways, told to a person.
public final class ImageWords {

    private ImageWords() {}

    /// What is wrong with a name, and how a right one looks.
    public static String of(BadNameException wrong) {
        return Words.of("imageName." + wrong.mistake().name().toLowerCase(Locale.ROOT));
    }

    /// In facts: "3 of 7 layers, 12 MB of 40 MB".
    public static String of(TransferProgress progress) {
        var facts = new ArrayList<String>();
        if (!progress.layers().isEmpty()) {
            facts.add(Words.of("transfer.layers", progress.doneLayers(), progress.layers().size()));
        }
        if (progress.totalBytes() > 0) {
            facts.add(
                    Words.of(
                            "transfer.bytes",
                            Sizes.of(progress.doneBytes()),
                            Sizes.of(progress.totalBytes())));
        }
        if (progress.isRetrying()) {
            facts.add(Words.of("transfer.retrying"));
        }
        return facts.isEmpty() ? progress.said() : String.join(", ", facts);
    }

    /// What a transfer that is done came to.
    public static String end(TransferProgress end) {
        if (!end.names().isEmpty()) {
            return Words.of("load.loaded", String.join(", ", end.names()));
        }
        return end.digest().isEmpty()
                ? Words.of("load.nothing")
                : Words.of("transfer.digest", end.digest());
    }

    /// "extracting, 3 MB of 12 MB"
    public static String of(Layer layer) {
        var phase = Words.of("transfer.phase." + layer.phase().name().toLowerCase(Locale.ROOT));
        if (layer.totalBytes() > 0) {
            return Words.of(
                    "transfer.layer",
                    phase,
                    Sizes.of(Math.min(layer.doneBytes(), layer.totalBytes())),
                    Sizes.of(layer.totalBytes()));
        }
        // where the engine has no total it counts seconds, not bytes
        return phase;
    }
}
