package dev.gantry.app.file;

import dev.gantry.app.file.CopyException.Reason;
import dev.gantry.docker.Archives;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/// The files of one container.
///
/// While it runs and has a shell, a folder is one question to that. Else there are only the
/// engine's archives, and an archive holds all that is below: so what was read on the way is kept,
/// as far as it is not too much, and the folders below open at once.
public final class ContainerFiles implements FileStore {

    private static final int MOST_KEPT = 100_000;
    private static final int MOST_LINKS = 20;

    /// What mostly is at the root. Each is asked for before the long way through the archive.
    private static final List<String> USUAL =
            List.of(
                    "app",
                    "bin",
                    "boot",
                    "config",
                    "data",
                    "dev",
                    "entrypoint.sh",
                    "etc",
                    "home",
                    "lib",
                    "lib64",
                    "media",
                    "mnt",
                    "opt",
                    "proc",
                    "root",
                    "run",
                    "sbin",
                    "srv",
                    "sys",
                    "tmp",
                    "usr",
                    "var",
                    "work",
                    "workspace");

    private final Supplier<Engine> engine;
    private final ContainerId id;
    private final InsideShell shell;
    private Map<String, List<FileEntry>> known = Map.of();

    /// @param engine asked each time: a host that was lost comes back with another one
    public ContainerFiles(Supplier<Engine> engine, ContainerId id) {
        this.engine = engine;
        this.id = id;
        this.shell = new InsideShell(engine, id);
    }

    private Archives archives() {
        return engine.get().archives();
    }

    @Override
    public FileEntry stat(String path) {
        return entry(path, archives().stat(id, path));
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
    public void list(String folder, Consumer<FileEntry> found, CopyProgress progress)
            throws IOException {
        if (shell.list(folder, found)) {
            return;
        }
        var kept = kept(folder);
        if (kept == null) {
            scan(folder, found, progress);
        } else {
            kept.forEach(found);
        }
    }

    /// An archive cannot be entered in the middle nor left out in parts: this reads all that is
    /// below the folder, and throws the contents away.
    private void scan(String folder, Consumer<FileEntry> found, CopyProgress progress)
            throws IOException {
        var there = there(folder);
        if (folder.equals("/")) {
            usual(found);
        }
        var scan = new Scan(folder, found);
        try (var tar = new TarReader(archives().download(id, there))) {
            for (var next = tar.next(); next.isPresent(); next = tar.next()) {
                var below = TarReader.below(next.get().getName());
                if (!below.isEmpty()) {
                    scan.take(
                            TarReader.entry(FilePath.child(folder, below), next.get()), next.get());
                }
                progress.at(scan.count, tar.bytes());
            }
            progress.at(scan.count, tar.bytes());
        }
        keep(scan);
    }

    /// Where the folder is, without links at its end.
    private String there(String folder) throws IOException {
        try {
            var path = followed(folder);
            if (archives().stat(id, path).type() == FileType.FOLDER) {
                return path;
            }
        } catch (EngineException.Gone missing) {
            archives().stat(id, "/"); // unless it is the container that is gone
            throw new CopyException(Reason.NO_SUCH_FOLDER, folder);
        }
        throw new CopyException(Reason.NO_FOLDER, folder);
    }

    private void usual(Consumer<FileEntry> found) {
        for (var name : USUAL) {
            try {
                found.accept(stat(FilePath.child("/", name)));
            } catch (EngineException.Gone notThere) { // wanted
            }
        }
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
        shell.forget();
    }

    @Override
    public byte[] read(String path, int mostBytes) throws IOException {
        try {
            return archived(path, mostBytes);
        } catch (EngineException.Gone notInTheArchive) {
            var inside = shell.read(path, mostBytes);
            return inside.orElseThrow(() -> notInTheArchive);
        }
    }

    private byte[] archived(String path, int mostBytes) throws IOException {
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
            var stat = archives().stat(id, at);
            if (stat.type() != FileType.LINK) {
                return at;
            }
            at = FilePath.linked(at, stat.linkTarget());
        }
        throw new NoSuchFileException(path, null, "its links lead in a circle");
    }

    @Override
    public InputStream download(String path) {
        return archives().download(id, path);
    }

    @Override
    public void upload(String folder, InputStream tar) throws IOException {
        try {
            archives().upload(id, folder, tar, Archives.Rules.PLAIN);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } finally {
            refresh();
        }
    }

    @Override
    public Optional<Boolean> isSeenInside(String path) throws IOException {
        return shell.sees(path);
    }

    @Override
    public void makeFolder(String path) throws IOException {
        if (shell.makeFolder(path)) {
            refresh();
            return;
        }
        try {
            stat(path);
        } catch (EngineException.Gone free) {
            upload(FilePath.parent(path), TarSource.emptyFolder(FilePath.name(path)));
            return;
        }
        throw new InsideException(InsideException.Reason.TAKEN, path, "");
    }

    @Override
    public void rename(String path, String to) throws IOException {
        change(() -> shell.rename(path, to));
    }

    @Override
    public void remove(List<String> paths) throws IOException {
        if (paths.contains("/")) {
            throw new IllegalArgumentException("the root stays");
        }
        change(() -> shell.remove(paths));
    }

    private interface Deed {
        void perform() throws IOException;
    }

    private void change(Deed deed) throws IOException {
        try {
            deed.perform();
        } finally {
            refresh();
        }
    }

    /// What the archive of one folder tells of it and of all below.
    private static final class Scan {
        private final String folder;
        private final Consumer<FileEntry> found;
        private final Map<String, List<FileEntry>> folders = new HashMap<>();
        private final Map<String, Long> sizes = new HashMap<>();
        private int count;

        Scan(String folder, Consumer<FileEntry> found) {
            this.folder = folder;
            this.found = found;
            folders.put(folder, new ArrayList<>());
        }

        void take(FileEntry plain, TarArchiveEntry read) {
            var entry = linked(plain, read);
            var parent = FilePath.parent(entry.path());
            if (parent.equals(folder)) {
                found.accept(entry);
            }
            if (++count > MOST_KEPT) {
                folders.clear();
                sizes.clear();
                return;
            }
            if (entry.bytes() > 0) {
                sizes.put(read.getName(), entry.bytes());
            }
            folders.computeIfAbsent(parent, _ -> new ArrayList<>()).add(entry);
            if (entry.isFolder()) {
                folders.computeIfAbsent(entry.path(), _ -> new ArrayList<>());
            }
        }

        /// A file that has come under another name already comes without its content.
        private FileEntry linked(FileEntry entry, TarArchiveEntry read) {
            return read.isLink()
                    ? entry.withBytes(sizes.getOrDefault(read.getLinkName(), 0L))
                    : entry;
        }
    }
}
