package dev.gantry.app.stack;

import dev.gantry.compose.plan.PutFile;
import dev.gantry.docker.Archives;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Puts configs and secrets into a container, with the folders they lie in.
final class FileTar {

    private static final int FOLDER_MODE = 0755;

    private FileTar() {}

    static void put(Engine engine, ContainerId id, List<PutFile> files) {
        engine.archives()
                .upload(id, "/", new ByteArrayInputStream(tar(files)), Archives.Rules.PLAIN);
    }

    private static byte[] tar(List<PutFile> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            folders(files, tar);
            for (var file : files) {
                var entry = new TarArchiveEntry(relative(file.path()));
                entry.setSize(file.content().length);
                entry.setMode(file.mode());
                entry.setIds(file.user(), file.group());
                tar.putArchiveEntry(entry);
                tar.write(file.content());
                tar.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Only those that an image cannot be expected to have: one that is there keeps its mode only
    /// if it is not named.
    private static void folders(List<PutFile> files, TarArchiveOutputStream tar)
            throws IOException {
        boolean secrets = files.stream().anyMatch(file -> file.path().startsWith("/run/secrets/"));
        var wanted = new LinkedHashSet<String>();
        if (secrets) {
            wanted.add("run/secrets/");
        }
        for (var folder : wanted) {
            var entry = new TarArchiveEntry(folder);
            entry.setMode(FOLDER_MODE);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
    }

    private static String relative(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
