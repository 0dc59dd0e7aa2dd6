package dev.gantry.app.image;

import dev.gantry.docker.Image;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.Images;
import java.util.List;

/// Whether the registry has another image under a name than the engine.
///
/// @param digest what the registry has; empty when it was not asked
public record Newer(ImageName name, Verdict verdict, String digest) {

    public enum Verdict {
        /// The engine has what the registry has.
        SAME,
        /// The registry has another.
        OTHER,
        /// The engine's image came from no registry, so there is nothing to compare.
        NEVER_PULLED
    }

    /// Asks the registry, through the engine; nothing is pulled. Throws [EngineException].
    public static Newer ask(Images images, Image image, ImageName name, Logins logins) {
        var known = pulled(image, name);
        if (known.isEmpty()) {
            return new Newer(name, Verdict.NEVER_PULLED, "");
        }
        var there = images.atRegistry(name, logins.loginFor(name.registry())).digest();
        return new Newer(name, known.contains(there) ? Verdict.SAME : Verdict.OTHER, there);
    }

    private static List<String> pulled(Image image, ImageName name) {
        return image.digests().stream()
                .flatMap(digest -> ImageName.read(digest).stream())
                .filter(one -> one.familiarRepository().equals(name.familiarRepository()))
                .map(ImageName::digest)
                .toList();
    }
}
