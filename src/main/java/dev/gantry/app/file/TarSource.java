package dev.gantry.app.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/// A tar of files and folders of this workstation, made while it is read: nothing is held but one
/// piece. Links are packed as links.
public final class TarSource extends InputStream {

    private static final int PIECE_BYTES = 256 * 1024;

    /// @param name in the tar; empty for a folder packs it as the one that is unpacked into
    public record Item(Path path, String name) {}

    private final Deque<Item> waiting = new ArrayDeque<>();
    private final CopyProgress progress;
    private final TarPiece piece = new TarPiece();
    private final TarArchiveOutputStream tar =
            new TarArchiveOutputStream(piece, StandardCharsets.UTF_8.name());
    private final byte[] buffer = new byte[PIECE_BYTES];
    private @Nullable InputStream file;
    private long left;
    private boolean ended;
    private long files;
    private long bytes;

    public TarSource(List<Item> items, CopyProgress progress) {
        waiting.addAll(items);
        this.progress = progress;
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /// A tar of nothing but a folder of root's.
    static InputStream emptyFolder(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
            tar.closeArchiveEntry();
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (piece.isEmpty() && !ended) {
            step();
        }
        return piece.isEmpty() ? -1 : piece.take(into, from, length);
    }

    private void step() throws IOException {
        if (file != null) {
            more(file);
        } else if (waiting.isEmpty()) {
            tar.finish();
            tar.flush();
            ended = true;
        } else {
            begin(waiting.pollFirst());
        }
    }

    private void begin(Item item) throws IOException {
        var facts =
                Files.readAttributes(
                        item.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (facts.isDirectory()) {
            var name = item.name().isEmpty() ? "." : item.name();
            put(item, new TarArchiveEntry(name + "/"), facts);
            tar.closeArchiveEntry();
            children(item);
        } else if (facts.isSymbolicLink()) {
            var entry = new TarArchiveEntry(item.name(), TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(item.path()).toString());
            put(item, entry, facts);
            tar.closeArchiveEntry();
        } else if (facts.isRegularFile()) {
            var entry = new TarArchiveEntry(item.name());
            entry.setSize(facts.size());
            put(item, entry, facts);
            left = facts.size();
            file = Files.newInputStream(item.path());
        }
        progress.at(++files, bytes);
    }

    private void put(Item item, TarArchiveEntry entry, BasicFileAttributes facts)
            throws IOException {
        entry.setLastModifiedTime(
                FileTime.from(
                        facts.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS)));
        if (item.path().getFileSystem().supportedFileAttributeViews().contains("unix")) {
            unix(item.path(), entry);
        }
        tar.putArchiveEntry(entry);
    }

    private static void unix(Path path, TarArchiveEntry entry) throws IOException {
        var unix = Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
        entry.setMode(number(unix, "mode") & 07777);
        entry.setUserId(number(unix, "uid"));
        entry.setGroupId(number(unix, "gid"));
    }

    private static int number(Map<String, Object> facts, String name) {
        return (Integer) Objects.requireNonNull(facts.get(name));
    }

    private void children(Item folder) throws IOException {
        var sorted = new TreeMap<String, Path>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.path())) {
            found.forEach(path -> sorted.put(path.getFileName().toString(), path));
        }
        var prefix = folder.name().isEmpty() ? "" : folder.name() + "/";
        for (var child : sorted.descendingMap().entrySet()) {
            waiting.addFirst(new Item(child.getValue(), prefix + child.getKey()));
        }
    }

    /// A file that grows meanwhile is packed as far as its length was; one that shrinks fails.
    private void more(InputStream content) throws IOException {
        int count = left == 0 ? -1 : content.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (count < 0 && left > 0) {
            throw new IOException("a file became shorter while it was read");
        }
        if (count > 0) {
            tar.write(buffer, 0, count);
            left -= count;
            bytes += count;
            progress.at(files, bytes);
            return;
        }
        content.close();
        file = null;
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
