package dev.gantry.app.volume;

import dev.gantry.app.file.FileEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A tar of one file with another content.
final class OneFile {

    private OneFile() {}

    static InputStream tar(FileEntry like, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            var entry = new TarArchiveEntry(like.name(), true);
            var owner = like.owner().split(":", 2);
            entry.setUserId(Long.parseLong(owner[0]));
            entry.setGroupId(Long.parseLong(owner[1]));
            entry.setMode(like.permissions());
            entry.setSize(content.length);
            entry.setLastModifiedTime(FileTime.from(Instant.now()));
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
