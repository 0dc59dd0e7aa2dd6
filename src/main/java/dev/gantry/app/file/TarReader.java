package dev.gantry.app.file;

import dev.gantry.docker.FileType;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Reads an archive of an engine, name by name. It closes what it reads.
public final class TarReader implements Closeable {

    private static final int SKIPPED_AT_ONCE = 256 * 1024;

    private final Skipping archive;
    private final TarArchiveInputStream tar;

    public TarReader(InputStream archive) {
        this.archive = new Skipping(archive);
        tar = new TarArchiveInputStream(this.archive, StandardCharsets.UTF_8.name());
    }

    public Optional<TarArchiveEntry> next() throws IOException {
        return Optional.ofNullable(tar.getNextEntry());
    }

    /// The content of the entry that was given last.
    public InputStream content() {
        return tar;
    }

    /// How much of the archive was read.
    long bytes() {
        return archive.taken;
    }

    /// What stands under the first part of a name, which is the last of the path asked for; empty
    /// for that itself.
    static String below(String name) {
        int from = name.startsWith("/") ? 1 : name.indexOf('/') + 1;
        boolean top = from == 0 || from == name.length();
        return top ? "" : withoutSlash(name.substring(from));
    }

    private static String withoutSlash(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    static FileEntry entry(String path, TarArchiveEntry entry) {
        return new FileEntry(
                path,
                type(entry),
                entry.isLink() || entry.isSymbolicLink() ? 0 : entry.getRealSize(),
                entry.getMode() & 07777,
                entry.getLongUserId() + ":" + entry.getLongGroupId(),
                entry.getLastModifiedTime().toInstant(),
                entry.isSymbolicLink() ? entry.getLinkName() : "");
    }

    /// A hard link is a file like any other.
    public static FileType type(TarArchiveEntry entry) {
        if (entry.isSymbolicLink()) {
            return FileType.LINK;
        }
        if (entry.isDirectory()) {
            return FileType.FOLDER;
        }
        if (entry.isFIFO()) {
            return FileType.PIPE;
        }
        if (entry.isBlockDevice()) {
            return FileType.BLOCK_DEVICE;
        }
        return entry.isCharacterDevice() ? FileType.CHARACTER_DEVICE : FileType.FILE;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /// Skips in large steps: byte by byte or through a small buffer, a large file takes its time.
    private static final class Skipping extends FilterInputStream {
        private final byte[] nowhere = new byte[SKIPPED_AT_ONCE];
        private long taken;

        Skipping(InputStream archive) {
            super(archive);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = in.read(into, from, length);
            taken += Math.max(0, got);
            return got;
        }

        @Override
        public long skip(long count) throws IOException {
            long left = count;
            while (left > 0) {
                int got = read(nowhere, 0, (int) Math.min(left, nowhere.length));
                if (got < 0) {
                    break;
                }
                left -= got;
            }
            return count - left;
        }
    }
}
