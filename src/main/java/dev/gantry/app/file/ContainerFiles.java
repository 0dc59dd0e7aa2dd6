package dev.gantry.app.file;

import dev.gantry.docker.Archives;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.FileStat;
import dev.gantry.docker.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The files of one container, running or not, through the engine's archives.
///
/// An engine has no list of a folder: only the archive of all that is below. So what was read on
/// the way is kept, as far as it is not too much, and the folders below open at once.
public final class ContainerFiles implements FileStore {

    private static final int MOST_KEPT = 100_000;
    private static final int MOST_LINKS = 20;

    private final Supplier<Archives> archives;
    private final ContainerId id;
    private Map<String, List<FileEntry>> known = Map.of();

    /// @param archives asked each time: a host that was lost comes back with another engine
    public ContainerFiles(Supplier<Archives> archives, ContainerId id) {
        this.archives = archives;
        this.id = id;
    }

    @Override
    public FileEntry stat(String path) {
        return entry(path, archives.get().stat(id, path));
    }

    private static FileEntry entry(String path, FileStat stat) {
        return new FileEntry(
                path,
                stat.type(),
                stat.bytes(),
                stat.permissions(),
                "",
                stat.modified(),
                stat.linkTarget());
    }

    @Override
    public void list(String folder, Consumer<FileEntry> found) throws IOException {
        var kept = kept(folder);
        if (kept != null) {
            kept.forEach(found);
            return;
        }
        var scan = new Scan(folder, found);
        try (var tar = new TarReader(archives.get().download(id, folder))) {
            for (var next = tar.next(); next.isPresent(); next = tar.next()) {
                var below = TarReader.below(next.get().getName());
                if (!below.isEmpty()) {
                    scan.take(TarReader.entry(FilePath.child(folder, below), next.get()));
                }
            }
        }
        keep(scan);
    }

    private synchronized @Nullable List<FileEntry> kept(String folder) {
        return known.get(folder);
    }

    private synchronized void keep(Scan scan) {
        if (scan.count > MOST_KEPT) {
            return;
        }
        var all = new HashMap<>(known);
        all.putAll(scan.folders);
        known = all.size() > MOST_KEPT ? scan.folders : all;
    }

    @Override
    public synchronized void refresh() {
        known = Map.of();
    }

    @Override
    public byte[] read(String path, int mostBytes) throws IOException {
        try (var tar = new TarReader(download(followed(path)))) {
            var entry = tar.next().orElseThrow(() -> new NoSuchFileException(path));
            if (TarReader.type(entry) != FileType.FILE) {
                throw new NoSuchFileException(path, null, "it is no file");
            }
            if (entry.getRealSize() > mostBytes) {
                throw new TooBigException(entry.getRealSize());
            }
            return tar.content().readAllBytes();
        }
    }

    private String followed(String path) throws IOException {
        var at = path;
        for (int links = 0; links < MOST_LINKS; links++) {
            var stat = archives.get().stat(id, at);
            if (stat.type() != FileType.LINK) {
                return at;
            }
            at = FilePath.linked(at, stat.linkTarget());
        }
        throw new NoSuchFileException(path, null, "its links lead in a circle");
    }

    @Override
    public InputStream download(String path) {
        return archives.get().download(id, path);
    }

    @Override
    public void upload(String folder, InputStream tar) throws IOException {
        try {
            archives.get().upload(id, folder, tar, Archives.Rules.PLAIN);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } finally {
            refresh();
        }
    }

    /// What the archive of one folder tells of it and of all below.
    private static final class Scan {
        private final String folder;
        private final Consumer<FileEntry> found;
        private final Map<String, List<FileEntry>> folders = new HashMap<>();
        private int count;

        Scan(String folder, Consumer<FileEntry> found) {
            this.folder = folder;
            this.found = found;
            folders.put(folder, new ArrayList<>());
        }

        void take(FileEntry entry) {
            var parent = FilePath.parent(entry.path());
            if (parent.equals(folder)) {
                found.accept(entry);
            }
            if (++count > MOST_KEPT) {
                folders.clear();
                return;
            }
            folders.computeIfAbsent(parent, _ -> new ArrayList<>()).add(entry);
            if (entry.isFolder()) {
                folders.computeIfAbsent(entry.path(), _ -> new ArrayList<>());
            }
        }
    }
}
