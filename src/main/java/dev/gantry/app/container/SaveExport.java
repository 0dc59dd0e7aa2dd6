package dev.gantry.app.container;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Containers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;

/// Saves all files of a container as one tar, without holding them.
public final class SaveExport {

    private static final int BUFFER_BYTES = 256 * 1024;

    private SaveExport() {}

    /// The file is whole, or as it was before. Throws [UncheckedIOException] when it cannot be
    /// written, and what the engine says.
    ///
    /// @param progress told how many bytes are written, now and then
    public static long to(Path file, Containers containers, ContainerId id, LongConsumer progress) {
        try {
            var folder = file.toAbsolutePath().getParent();
            var beside = Files.createTempFile(folder, ".export", ".part");
            try {
                long bytes = write(beside, containers, id, progress);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
                return bytes;
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static long write(
            Path file, Containers containers, ContainerId id, LongConsumer progress)
            throws IOException {
        long bytes = 0;
        var buffer = new byte[BUFFER_BYTES];
        try (var out = Files.newOutputStream(file);
                var download = containers.export(id)) {
            for (int count = download.read(buffer); count >= 0; count = download.read(buffer)) {
                out.write(buffer, 0, count);
                bytes += count;
                progress.accept(bytes);
            }
        }
        return bytes;
    }
}
