package dev.gantry.app.image;

import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.Images;
import java.util.function.Consumer;

/// Gets what a container needs and the engine does not have.
public final class MissingImage {

    private final Images images;
    private final Logins logins;
    private final Consumer<TransferProgress> progress;

    /// @param progress told while an image is pulled
    public MissingImage(Images images, Logins logins, Consumer<TransferProgress> progress) {
        this.images = images;
        this.logins = logins;
        this.progress = progress;
    }

    /// Whether the engine refused to make a container because of its image.
    public static boolean isMeantBy(EngineException.Gone refusal) {
        var said = String.valueOf(refusal.getMessage());
        return said.contains("No such image") || said.contains("image with reference");
    }

    /// Nothing is asked of a registry when the image is there. An id that is not there stays so: no
    /// registry knows it.
    ///
    /// @param reference as a person wrote it
    /// @param platform empty for the engine's own
    public void pullIfAway(String reference, String platform) {
        try {
            images.details(reference);
        } catch (EngineException.Gone away) {
            pull(reference, platform);
        }
    }

    /// As [#pullIfAway], also when there is one, for another platform perhaps.
    public void pull(String reference, String platform) {
        ImageName.read(reference)
                .ifPresent(
                        name -> new ImageTransfers(images, logins, progress).pull(name, platform));
    }
}
