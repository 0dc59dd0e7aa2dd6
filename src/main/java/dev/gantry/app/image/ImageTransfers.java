package dev.gantry.app.image;

import dev.gantry.docker.ImageName;
import dev.gantry.docker.Images;
import dev.gantry.docker.TransferStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/// Moves images to and from registries and files. However long it takes: only silence ends it.
///
/// Every act blocks, ends when its thread is interrupted, and throws [EngineException].
public final class ImageTransfers {

    /// An engine that unpacks a very large layer says nothing meanwhile.
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final Images images;
    private final Logins logins;
    private final Consumer<TransferProgress> progress;

    /// @param progress told after each news, many times a second, on the thread of the act
    public ImageTransfers(Images images, Logins logins, Consumer<TransferProgress> progress) {
        this.images = images;
        this.logins = logins;
        this.progress = progress;
    }

    /// @param platform such as `linux/arm64`; empty for the engine's own
    public TransferProgress pull(ImageName name, String platform) {
        return follow(images.pull(name, platform, logins.loginFor(name.registry())));
    }

    public TransferProgress push(ImageName name) {
        return follow(images.push(name, logins.loginFor(name.registry())));
    }

    /// Throws [UncheckedIOException] when the file cannot be read.
    public TransferProgress load(Path file) {
        try (var tar = Files.newInputStream(file)) {
            long size = Files.size(file);
            return load(
                    new CountedStream(
                            tar, sent -> progress.accept(TransferProgress.sending(sent, size))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// @return the names in the tar; none when it held no image
    public TransferProgress load(InputStream tar) {
        return follow(images.load(tar));
    }

    private TransferProgress follow(TransferStream stream) {
        var board = new LayerBoard();
        try (stream) {
            for (var news = stream.next(SILENCE); news.isPresent(); news = stream.next(SILENCE)) {
                board.take(news.get());
                progress.accept(board.progress());
            }
        }
        return board.progress();
    }
}
