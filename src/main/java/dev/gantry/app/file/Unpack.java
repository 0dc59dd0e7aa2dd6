package dev.gantry.app.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// Unpacks an archive into a folder of this workstation, and never writes outside of it: no
/// absolute names, no `..`, nothing through a link, no devices.
///
/// A file is written beside its place and then put there, so that it is whole or not there.
public final class Unpack {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final Path folder;
    private final CopyProgress progress;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Map<Path, TarArchiveEntry> folders = new LinkedHashMap<>();
    private final List<String> skipped = new ArrayList<>();
    private final boolean posix;
    private long files;
    private long bytes;

    /// @param folder is there
    public Unpack(Path folder, CopyProgress progress) throws IOException {
        this.folder = folder.toRealPath();
        this.progress = progress;
        this.posix = isPosix(Files.getFileStore(this.folder));
    }

    private static boolean isPosix(FileStore store) {
        return store.supportsFileAttributeView("posix");
    }

    /// Names of pipes, sockets and devices, which are left out.
    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    /// Unpacks an archive of an engine.
    ///
    /// @param archive is closed
    /// @param topName what its first part is to be called; empty puts what is below it into the
    ///   folder itself
    /// @throws UnsafeArchiveException before anything is written for the name in question
    public void all(InputStream archive, String topName) throws IOException {
        try (var tar = new TarReader(archive)) {
            for (var next = tar.next(); next.isPresent(); next = tar.next()) {
                failIfCancelled();
                var name = placed(next.get().getName(), topName);
                if (name.isEmpty()) {
                    folders.put(folder, next.get());
                } else {
                    put(name, next.get(), topName, tar.content());
                }
                progress.at(++files, bytes);
            }
        }
        finishFolders();
    }

    private static String placed(String name, String topName) {
        var below = TarReader.below(name);
        if (below.isEmpty() || topName.isEmpty()) {
            return below.isEmpty() ? topName : below;
        }
        return topName + "/" + below;
    }

    private void put(String name, TarArchiveEntry entry, String topName, InputStream content)
            throws IOException {
        var path = inside(name);
        switch (TarReader.type(entry)) {
            case FOLDER -> folder(path, name, entry);
            case LINK -> link(path, name, entry);
            case FILE -> {
                if (entry.isLink()) {
                    hardLink(path, name, placed(entry.getLinkName(), topName));
                } else {
                    file(path, name, entry, content);
                }
            }
            case PIPE, SOCKET, BLOCK_DEVICE, CHARACTER_DEVICE -> skipped.add(name);
        }
    }

    /// The place of a name, whose folders are made, and none of which is a link.
    private Path inside(String name) throws IOException {
        var at = folder;
        var parts = name.split("/", -1);
        for (var part : parts) {
            check(part, name);
        }
        for (int index = 0; index < parts.length; index++) {
            at = at.resolve(parts[index]);
            if (index < parts.length - 1) {
                realFolder(at, name);
            }
        }
        return at;
    }

    private void check(String part, String name) throws UnsafeArchiveException {
        if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
            throw new UnsafeArchiveException(name, "it leads out of the folder");
        }
        try {
            if (folder.getFileSystem().getPath(part).getNameCount() != 1
                    || folder.getFileSystem().getPath(part).isAbsolute()) {
                throw new UnsafeArchiveException(name, "it leads out of the folder");
            }
        } catch (InvalidPathException unfit) {
            throw new UnsafeArchiveException(name, "this system has no such names");
        }
    }

    private static void realFolder(Path path, String name) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new UnsafeArchiveException(name, "it leads through a link");
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(path);
        }
    }

    private void folder(Path path, String name, TarArchiveEntry entry) throws IOException {
        realFolder(path, name);
        folders.put(path, entry);
    }

    private void file(Path path, String name, TarArchiveEntry entry, InputStream content)
            throws IOException {
        notAFolder(path);
        var part = Files.createTempFile(path.getParent(), ".gantry-", ".part");
        try {
            write(part, name, entry, content);
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(Path part, String name, TarArchiveEntry entry, InputStream content)
            throws IOException {
        long left = entry.getRealSize();
        try (var out = Files.newOutputStream(part)) {
            int count;
            while ((count = content.read(buffer)) >= 0) {
                failIfCancelled();
                out.write(buffer, 0, count);
                left -= count;
                bytes += count;
                progress.at(files, bytes);
            }
        }
        if (left != 0) {
            throw new IOException(FilePath.shown(name) + " ends before its end");
        }
        describe(part, entry);
    }

    private static void notAFolder(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(path.toString(), null, "it is a folder");
        }
    }

    /// A link is only written, never followed; one that leads out is not even written.
    private void link(Path path, String name, TarArchiveEntry entry) throws IOException {
        notAFolder(path);
        var target = entry.getLinkName();
        try {
            var leads = path.resolveSibling(target).normalize();
            if (!target.startsWith("/") && !leads.startsWith(folder)) {
                throw new UnsafeArchiveException(name, "it links to " + FilePath.shown(target));
            }
            Files.deleteIfExists(path);
            Files.createSymbolicLink(path, Path.of(target));
        } catch (InvalidPathException unfit) {
            throw new UnsafeArchiveException(name, "this system has no such names");
        }
    }

    private void hardLink(Path path, String name, String target) throws IOException {
        notAFolder(path);
        var existing = inside(target);
        if (!Files.isRegularFile(existing, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnsafeArchiveException(name, "it is linked to what is no file of it");
        }
        if (existing.equals(path)) {
            return;
        }
        Files.deleteIfExists(path);
        Files.createLink(path, existing);
    }

    /// At the end: one that must not be written to could not have been filled.
    private void finishFolders() throws IOException {
        var last = new ArrayList<>(folders.keySet()).reversed();
        for (var path : last) {
            describe(path, Objects.requireNonNull(folders.get(path)));
        }
        folders.clear();
    }

    private void describe(Path path, TarArchiveEntry entry) throws IOException {
        if (posix) {
            Files.setPosixFilePermissions(path, permissions(entry.getMode()));
        }
        Files.setLastModifiedTime(path, FileTime.from(entry.getLastModifiedTime().toInstant()));
    }

    /// Never set-id: what runs here with rights of its own is not for a container to say.
    static Set<PosixFilePermission> permissions(int mode) {
        var set = EnumSet.noneOf(PosixFilePermission.class);
        var all = PosixFilePermission.values(); // in the order of the bits
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                set.add(all[bit]);
            }
        }
        return set;
    }

    private static void failIfCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }
}
