package dev.gantry.app.volume;

import dev.gantry.app.file.CopyException;
import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.file.ManagedStore;
import dev.gantry.app.file.TarReader;
import dev.gantry.app.file.TooBigException;
import dev.gantry.app.volume.VolumeFileException.Reason;
import dev.gantry.docker.Archives;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.FileType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The files of one volume, whose root is `/`. Names and deeds go through its helper, what is in
/// the files through the engine's archives.
///
/// What comes from the workstation is unpacked beside its place and then moved there: each file is
/// whole or not there.
public final class VolumeFiles implements ManagedStore {

    private static final int MOST_LINKS = 40;
    private static final int GONE = 2;

    private final VolumeSession session;

    public VolumeFiles(VolumeSession session) {
        this.session = session;
    }

    public VolumeSession session() {
        return session;
    }

    @Override
    public FileEntry stat(String path) {
        try {
            return ask('S', path, (asking, there) -> itself(asking, there, path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FileEntry itself(VolumeSession.Asking asking, String there, String path)
            throws IOException {
        var answer = asking.ask('S', there).orFail(path);
        return HelperTalk.itself(answer.more(), path).entry();
    }

    @Override
    public void list(String folder, Consumer<FileEntry> found, CopyProgress progress)
            throws IOException {
        walk(folder, each -> found.accept(each.entry()));
    }

    /// What is in one folder, its links followed.
    void walk(String folder, Consumer<HelperTalk.Found> found) throws IOException {
        try {
            pages(followed(folder), folder, found);
        } catch (VolumeFileException noFolder) {
            if (noFolder.reason() == Reason.NO_FOLDER) {
                throw new CopyException(CopyException.Reason.NO_FOLDER, folder);
            }
            throw noFolder;
        }
    }

    private void pages(String there, String folder, Consumer<HelperTalk.Found> found)
            throws IOException {
        session.ask(asking -> {
            var page = orGone(asking.ask('L', there), folder).orFail(folder).more();
            while (true) {
                boolean more = page.get() != 0;
                while (page.hasRemaining()) {
                    found.accept(HelperTalk.found(page, folder));
                }
                if (!more) {
                    return true;
                }
                failIfCancelled();
                page = asking.ask('N').orFail(folder).more();
            }
        });
    }

    private static void failIfCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            throw new EngineException.Cancelled(null);
        }
    }

    private static HelperTalk.Answer orGone(HelperTalk.Answer answer, String path) {
        if (answer.errno() == GONE) {
            throw new EngineException.Gone("No such file or folder: " + path, null);
        }
        return answer;
    }

    private interface OnPath<T> {
        T done(VolumeSession.Asking asking, String there) throws IOException;
    }

    /// Links on the way to the last name are followed; that itself is not.
    private <T> T ask(char letter, String path, OnPath<T> deed) throws IOException {
        return session.ask(asking -> {
            var way = path.equals("/") ? path : onTheWay(asking, path);
            return deed.done((asked, texts) -> orGone(asking.ask(asked, texts), path), way);
        });
    }

    private static String onTheWay(VolumeSession.Asking asking, String path) throws IOException {
        return FilePath.child(followed(asking, FilePath.parent(path)), FilePath.name(path));
    }

    private String followed(String path) throws IOException {
        return session.ask(asking -> followed(asking, path));
    }

    /// Where a path leads within the volume. What a link means that begins at the root only a
    /// container knows that has the volume somewhere: it leads out, as one does that climbs too
    /// far.
    private static String followed(VolumeSession.Asking asking, String path) throws IOException {
        var at = FilePath.normal(path);
        for (int links = 0; links < MOST_LINKS; links++) {
            var answer = asking.ask('S', at);
            if (answer.errno() == 0) {
                var entry = HelperTalk.itself(answer.more(), at).entry();
                if (entry.type() != FileType.LINK) {
                    return at;
                }
                at = led(entry, path);
            } else if (answer.errno() == 20 || answer.errno() == 40) {
                var parent = followed(asking, FilePath.parent(at));
                var next = FilePath.child(parent, FilePath.name(at));
                if (next.equals(at)) {
                    throw VolumeFileException.of(20, path);
                }
                at = next;
            } else {
                orGone(answer, path).orFail(path);
            }
        }
        throw new CopyException(CopyException.Reason.CIRCLE, path);
    }

    private static String led(FileEntry link, String asked) throws VolumeFileException {
        var target = link.linkTarget();
        if (target.startsWith("/") || climbsOut(FilePath.parent(link.path()) + "/" + target)) {
            throw new VolumeFileException(Reason.LINK, asked, target);
        }
        return FilePath.linked(link.path(), target);
    }

    private static boolean climbsOut(String path) {
        int depth = 0;
        for (var part : path.split("/", -1)) {
            if (part.equals("..")) {
                depth--;
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public byte[] read(String path, int mostBytes) throws IOException {
        try (var tar = new TarReader(archive(followed(path)))) {
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

    @Override
    public InputStream download(String path) {
        try {
            return archive(session.ask(asking -> path.equals("/") ? path : onTheWay(asking, path)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private InputStream archive(String there) throws IOException {
        var id = session.copying();
        try {
            return new Copied(session.engine().archives().download(id, mounted(there)));
        } catch (EngineException failed) {
            session.copied();
            throw failed;
        }
    }

    private static String mounted(String path) {
        return path.equals("/") ? HelperContainer.MOUNT : HelperContainer.MOUNT + path;
    }

    private final class Copied extends FilterInputStream {
        private boolean closed;

        Copied(InputStream archive) {
            super(archive);
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                super.close();
            } finally {
                session.copied();
            }
        }
    }

    @Override
    public void upload(String folder, InputStream tar) throws IOException {
        session.edit();
        var id = session.copying();
        try {
            beside(id, followed(folder), tar);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } finally {
            session.copied();
        }
    }

    private void beside(ContainerId id, String folder, InputStream tar) throws IOException {
        var beside = Settling.nameIn(folder);
        ask('M', beside, (asking, there) -> asking.ask('M', there, "700").orFail(folder));
        try {
            session.engine().archives().upload(id, mounted(beside), tar, Archives.Rules.PLAIN);
            new Settling(session).settle(beside, folder);
        } finally {
            new Settling(session).clear(beside);
        }
    }

    /// It belongs to whom the folder belongs to that it is in.
    @Override
    public void makeFolder(String path) throws IOException {
        session.edit();
        ask(
                'M',
                path,
                (asking, there) -> {
                    asking.ask('M', there, "755").orFail(path);
                    var folder = itself(asking, FilePath.parent(there), FilePath.parent(path));
                    var owner = folder.owner().split(":", 2);
                    return asking.ask('O', there, owner[0], owner[1]).orFail(path);
                });
    }

    @Override
    public void rename(String path, String to) throws IOException {
        session.edit();
        ask('R', path, (asking, there) -> asking.ask('R', there, onTheWay(asking, to)).orFail(to));
    }

    @Override
    public void remove(List<String> paths) throws IOException {
        remove(paths, CopyProgress.NOBODY);
    }

    @Override
    public void remove(List<String> paths, CopyProgress progress) throws IOException {
        if (paths.contains("/")) {
            throw new IllegalArgumentException("the root stays");
        }
        session.edit();
        session.copying();
        try {
            long removed = 0;
            for (var path : paths) {
                removed = remove(path, removed, progress);
            }
        } finally {
            session.copied();
        }
    }

    private long remove(String path, long before, CopyProgress progress) throws IOException {
        long removed = before;
        boolean more = true;
        while (more) {
            failIfCancelled();
            var told =
                    ask('D', path, (asking, there) -> asking.ask('D', there).orFail(path)).more();
            more = told.get() != 0;
            removed += told.getInt();
            progress.at(removed, 0);
        }
        return removed;
    }

    @Override
    public void permit(String path, int mode) throws IOException {
        session.edit();
        var octal = Integer.toOctalString(mode & 07777);
        ask('C', path, (asking, there) -> asking.ask('C', there, octal).orFail(path));
    }

    @Override
    public void give(String path, long user, long group) throws IOException {
        session.edit();
        ask(
                'O',
                path,
                (asking, there) -> asking.ask('O', there, "" + user, "" + group).orFail(path));
    }

    @Override
    public FolderSum measure(List<String> paths, CopyProgress progress) throws IOException {
        var measuring = new Measuring(this, progress);
        for (var path : paths) {
            measuring.add(stat(path));
        }
        return measuring.sum();
    }

    @Override
    public void write(FileEntry asRead, byte[] content) throws IOException {
        var path = followed(asRead.path());
        var now = stat(path);
        if (now.bytes() != asRead.bytes() || !now.modified().equals(asRead.modified())) {
            throw new ChangedException(asRead.path());
        }
        upload(FilePath.parent(path), OneFile.tar(now, content));
    }

    /// A tar of all there is, to be closed; its names begin with `./`.
    public InputStream everything() throws IOException {
        return archive("/.");
    }

    /// Unpacks a tar straight into a volume in which nothing is yet. It may be compressed.
    public void fill(InputStream tar) throws IOException {
        session.edit();
        var id = session.copying();
        try {
            session.engine()
                    .archives()
                    .upload(id, HelperContainer.MOUNT, tar, Archives.Rules.PLAIN);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } finally {
            session.copied();
        }
    }

    /// What is in a volume its helper sees, too.
    @Override
    public Optional<Boolean> isSeenInside(String path) {
        return Optional.empty();
    }

    @Override
    public void refresh() {
        // nothing is kept
    }
}
