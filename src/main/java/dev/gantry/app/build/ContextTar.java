package dev.gantry.app.build;

import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.TarPiece;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/// A context as a tar, made while it is read. All in it is root's.
final class ContextTar extends InputStream {

    private static final int BUFFER_BYTES = 128 * 1024;

    private final ContextWalk walk;
    private final Deque<Map.Entry<String, byte[]>> added;
    private final CopyProgress progress;
    private final TarPiece piece = new TarPiece();
    private final TarArchiveOutputStream tar =
            new TarArchiveOutputStream(piece, StandardCharsets.UTF_8.name());
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private @Nullable OpenFile open;
    private boolean ended;
    private long files;
    private long bytes;

    /// @param name what a failure tells
    private record OpenFile(InputStream content, String name, long[] left) {}

    ContextTar(ContextWalk walk, Map<String, byte[]> added, CopyProgress progress) {
        this.walk = walk;
        this.added = new ArrayDeque<>(added.entrySet());
        this.progress = progress;
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Fills what it is given, so that many small files travel in few pieces.
    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (piece.size() < length && !ended) {
            step();
        }
        return piece.isEmpty() ? -1 : piece.take(into, from, length);
    }

    private void step() throws IOException {
        if (open != null) {
            more(open);
            return;
        }
        var item = walk.next();
        if (item != null) {
            begin(item);
        } else if (!added.isEmpty()) {
            add(added.pollFirst());
        } else {
            tar.finish();
            tar.flush();
            ended = true;
        }
    }

    private void begin(ContextWalk.Item item) throws IOException {
        var facts = item.facts();
        if (facts.isRegular()) {
            var content = Files.newInputStream(item.path()); // first: it may be forbidden
            open = new OpenFile(content, item.path().toString(), new long[] {facts.sizeBytes()});
        }
        var entry = entry(item);
        entry.setMode(facts.permissions());
        entry.setSize(facts.isRegular() ? facts.sizeBytes() : 0);
        put(entry, facts.modified().toInstant());
        if (open == null) {
            tar.closeArchiveEntry();
        }
        progress.at(++files, bytes);
    }

    private static TarArchiveEntry entry(ContextWalk.Item item) throws IOException {
        var facts = item.facts();
        if (facts.isFolder()) {
            return new TarArchiveEntry(item.name() + "/", true);
        }
        if (facts.isLink()) {
            var link = new TarArchiveEntry(item.name(), TarConstants.LF_SYMLINK);
            link.setLinkName(BuildContext.slashed(Files.readSymbolicLink(item.path())));
            return link;
        }
        return facts.isPipe()
                ? new TarArchiveEntry(item.name(), TarConstants.LF_FIFO)
                : new TarArchiveEntry(item.name(), true);
    }

    private void put(TarArchiveEntry entry, Instant modified) throws IOException {
        entry.setLastModifiedTime(FileTime.from(modified.truncatedTo(ChronoUnit.SECONDS)));
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
    }

    private void add(Map.Entry<String, byte[]> file) throws IOException {
        var entry = new TarArchiveEntry(file.getKey());
        entry.setMode(0600);
        entry.setSize(file.getValue().length);
        put(entry, Instant.EPOCH);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
    }

    /// A file that grows meanwhile is packed as far as its length was; one that shrinks fails.
    private void more(OpenFile file) throws IOException {
        int most = (int) Math.min(file.left()[0], buffer.length);
        int count = most == 0 ? -1 : file.content().read(buffer, 0, most);
        if (count < 0 && file.left()[0] > 0) {
            throw new FileSystemException(file.name(), null, "it became shorter meanwhile");
        }
        if (count > 0) {
            tar.write(buffer, 0, count);
            file.left()[0] -= count;
            bytes += count;
            progress.at(files, bytes);
            return;
        }
        file.content().close();
        open = null;
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        if (open != null) {
            open.content().close();
            open = null;
        }
    }
}
