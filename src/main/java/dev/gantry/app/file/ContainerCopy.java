package dev.gantry.app.file;

import dev.gantry.app.file.CopyException.Reason;
import dev.gantry.app.file.CopyRequest.Ends;
import dev.gantry.app.file.CopyRequest.Found;
import dev.gantry.app.file.CopyRequest.Source;
import dev.gantry.docker.Archives;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.FileStat;
import dev.gantry.docker.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Copies between this workstation and a container, with the results of `docker cp`.
///
/// @param following copies what a link leads to, not the link
/// @param keepingOwner what is copied into a container belongs to the user it runs as
public record ContainerCopy(
        Archives archives, ContainerId id, boolean following, boolean keepingOwner) {

    private static final int MOST_LINKS = 40;

    /// The archive of a path, as the engine gives it.
    public void out(String source, OutputStream to) throws IOException {
        try (var archive = archives.download(id, asked(source).path())) {
            archive.transferTo(to);
        }
        to.flush();
    }

    /// Unpacks an archive in a folder of the container.
    public void in(InputStream archive, String place) throws IOException {
        var there = followed(absolute(place));
        if (there.stat().filter(stat -> stat.type() == FileType.FOLDER).isEmpty()) {
            throw new CopyException(Reason.NO_FOLDER, place);
        }
        upload(there.path(), archive);
    }

    /// Names of pipes, sockets and devices are left out and told.
    public List<String> toWorkstation(String source, String place) throws IOException {
        var from = asked(source);
        var to = local(from, place);
        var unpack = new Unpack(Path.of(to.folder()), CopyProgress.NOBODY);
        unpack.all(archives.download(id, from.path()), to.name());
        return unpack.skipped();
    }

    private Source asked(String source) throws IOException {
        var path = absolute(source);
        var stat = archives.stat(id, path);
        var name = CopyRequest.isContent(path) ? "" : last(path);
        if (following && stat.type() == FileType.LINK) {
            path = FilePath.linked(path, stat.linkTarget());
            stat = archives.stat(id, path);
        }
        return new Source(path, name, stat.type() == FileType.FOLDER);
    }

    private static String last(String path) {
        var name = FilePath.name(FilePath.normal(path));
        return name.equals("/") ? "" : name;
    }

    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static CopyRequest local(Source from, String place) throws IOException {
        var path = followed(Path.of(place).toAbsolutePath().normalize());
        var found = found(path);
        var parent = path.getParent();
        if (found == Found.NOTHING && (parent == null || !Files.isDirectory(parent))) {
            throw new CopyException(Reason.NO_SUCH_FOLDER, String.valueOf(parent));
        }
        return CopyRequest.of(
                from,
                found,
                place,
                new Ends(
                        path.toString(),
                        String.valueOf(parent),
                        String.valueOf(path.getFileName())));
    }

    private static Found found(Path path) {
        if (!Files.exists(path)) {
            return Found.NOTHING;
        }
        return Files.isDirectory(path) ? Found.FOLDER : Found.FILE;
    }

    /// Also when nothing is where its links lead.
    private static Path followed(Path path) throws IOException {
        var at = path;
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links > MOST_LINKS) {
                throw new CopyException(Reason.CIRCLE, path.toString());
            }
            at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
        }
        return at;
    }

    public void toContainer(String source, String place) throws IOException {
        var from = packed(source);
        var there = followed(absolute(place));
        var path = FilePath.normal(there.path());
        var to =
                CopyRequest.of(
                        from,
                        there.stat().map(ContainerCopy::found).orElse(Found.NOTHING),
                        place,
                        new Ends(path, FilePath.parent(path), FilePath.name(path)));
        var item = new TarSource.Item(Path.of(from.path()), to.name());
        try (var tar = new TarSource(List.of(item), CopyProgress.NOBODY)) {
            upload(to.folder(), tar);
        }
    }

    private static Found found(FileStat stat) {
        return stat.type() == FileType.FOLDER ? Found.FOLDER : Found.FILE;
    }

    private Source packed(String source) throws IOException {
        var written = Path.of(source).toAbsolutePath();
        var path = written.normalize();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(source);
        }
        var name = CopyRequest.isContent(source) ? "" : String.valueOf(path.getFileName());
        var real = following || CopyRequest.insists(source) ? path.toRealPath() : path;
        boolean isFolder = Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS);
        if (CopyRequest.insists(source) && !isFolder) {
            throw new CopyException(Reason.NO_FOLDER, source);
        }
        return new Source(real.toString(), name, isFolder);
    }

    private record There(String path, Optional<FileStat> stat) {}

    /// What is not there may still come to be: its folder decides.
    private There followed(String place) throws IOException {
        var at = place;
        for (int links = 0; links <= MOST_LINKS; links++) {
            var stat = stat(at);
            if (stat.isEmpty() || stat.get().type() != FileType.LINK) {
                return new There(at, stat);
            }
            at = FilePath.linked(FilePath.normal(at), stat.get().linkTarget());
        }
        throw new CopyException(Reason.CIRCLE, place);
    }

    private Optional<FileStat> stat(String path) {
        try {
            return Optional.of(archives.stat(id, path));
        } catch (EngineException.Gone nothing) {
            return Optional.empty();
        }
    }

    private void upload(String folder, InputStream tar) throws IOException {
        try {
            archives.upload(id, folder, tar, new Archives.Rules(keepingOwner));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }
}
