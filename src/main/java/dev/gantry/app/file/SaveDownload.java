package dev.gantry.app.file;

import dev.gantry.docker.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Saves what an engine sends as one file, without holding it.
public final class SaveDownload {

    private static final int BUFFER_BYTES = 256 * 1024;

    private SaveDownload() {}

    /// The file is whole, or as it was before. Throws [UncheckedIOException] when it cannot be
    /// written, and what the engine says.
    ///
    /// @param source asked once there is a file to write to
    /// @param progress told how many bytes are written, now and then
    public static long to(Path file, Supplier<Download> source, LongConsumer progress) {
        try {
            var folder = file.toAbsolutePath().getParent();
            var beside = Files.createTempFile(folder, ".export", ".part");
            try {
                long bytes = write(beside, source, progress);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
                return bytes;
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static long write(Path file, Supplier<Download> source, LongConsumer progress)
            throws IOException {
        long bytes = 0;
        var buffer = new byte[BUFFER_BYTES];
        try (var out = Files.newOutputStream(file);
                var download = source.get()) {
            for (int count = download.read(buffer); count >= 0; count = download.read(buffer)) {
                out.write(buffer, 0, count);
                bytes += count;
                progress.accept(bytes);
            }
        }
        return bytes;
    }
}
