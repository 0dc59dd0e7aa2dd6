package dev.gantry.app.volume;

import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileEntry;
import dev.gantry.docker.Engine;
import dev.gantry.docker.Volume;
import dev.gantry.docker.VolumeName;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Deeds with whole volumes. Each blocks, and ends when its thread is interrupted.
public final class VolumeDeeds {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final Engine engine;
    private final CopyProgress progress;

    /// @param progress told of bytes, or of names where something is removed
    public VolumeDeeds(Engine engine, CopyProgress progress) {
        this.engine = engine;
        this.progress = progress;
    }

    private interface Work {
        void on(VolumeFiles files) throws IOException;
    }

    private void with(VolumeName name, Work work) throws IOException {
        try (var session = new VolumeSession(() -> engine, name)) {
            work.on(new VolumeFiles(session));
        }
    }

    /// All that is in it, not the volume itself.
    public void empty(VolumeName name) throws IOException {
        with(
                name,
                files -> {
                    List<String> all = new ArrayList<>();
                    files.list("/", entry -> all.add(entry.path()), CopyProgress.NOBODY);
                    files.remove(all, progress);
                });
    }

    /// Another volume with the same driver and options, and a copy of all that is in it. What is
    /// written meanwhile may be in the copy or not. A copy that broke off is removed.
    public void cloneAs(Volume from, String name) throws IOException {
        engine.volumes()
                .create(new NewVolume(name, from.driver(), from.options(), from.labels()).json());
        var to = new VolumeName(name);
        try {
            with(
                    from.name(),
                    source -> {
                        try (var tar = source.everything()) {
                            with(
                                    to,
                                    target -> {
                                        target.fill(new Counted(tar));
                                        likewise(source.stat("/"), target);
                                    });
                        }
                    });
        } catch (IOException | RuntimeException broken) {
            removeQuietly(to, broken);
            throw broken;
        }
    }

    /// An engine leaves the root as it is when it unpacks into it.
    private static void likewise(FileEntry root, VolumeFiles target) throws IOException {
        var owner = root.owner().split(":", 2);
        target.give("/", Long.parseLong(owner[0]), Long.parseLong(owner[1]));
        target.permit("/", root.permissions());
    }

    private void removeQuietly(VolumeName name, Exception because) {
        boolean interrupted = Thread.interrupted();
        try {
            engine.volumes().remove(name);
        } catch (RuntimeException stays) {
            because.addSuppressed(stays);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The file is whole, or as it was before. A name that ends with `gz` compresses.
    public void backUp(VolumeName name, Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var beside = Files.createTempFile(folder, ".backup", ".part");
        try {
            with(
                    name,
                    files -> {
                        try (var tar = new Counted(files.everything());
                                var out = out(beside, file)) {
                            copy(tar, out);
                        }
                    });
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static OutputStream out(Path beside, Path file) throws IOException {
        var plain = Files.newOutputStream(beside);
        return file.toString().endsWith("gz") ? new GZIPOutputStream(plain, BUFFER_BYTES) : plain;
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
        }
    }

    /// What a tar holds, plain or as gzip, besides what is there; names that are taken are
    /// replaced.
    public void restore(VolumeName name, Path file) throws IOException {
        with(
                name,
                files -> {
                    try (var tar = new Counted(Files.newInputStream(file))) {
                        files.upload("/", tar);
                    }
                });
    }

    private final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream tar) {
            super(tar);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = in.read(into, from, length);
            bytes += Math.max(0, count);
            progress.at(0, bytes);
            return count;
        }
    }
}
