package dev.gantry.app.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Files behind an engine: of a container, or of a volume.
///
/// Every call blocks and ends when its thread is interrupted. Paths are absolute. What the engine
/// refuses is an [EngineException].
public interface FileStore {

    /// Of the path itself: a link is not followed.
    FileEntry stat(String path);

    /// What is in a folder, in no order, told as it is found. A name may come again: what is said
    /// last is what is known best. Throws [CopyException] where no folder is.
    ///
    /// @param progress of reading what has to be read on the way, where that is more than the
    ///   folder
    void list(String folder, Consumer<FileEntry> found, CopyProgress progress) throws IOException;

    /// The content of a file. Links are followed.
    ///
    /// @throws TooBigException when it is longer than `mostBytes`
    byte[] read(String path, int mostBytes) throws IOException;

    /// A tar of the path and all below it, to be closed.
    InputStream download(String path);

    /// Unpacks a tar into a folder that is there; it is sent as it is read.
    void upload(String folder, InputStream tar) throws IOException;

    /// An empty folder, in one that is there.
    void makeFolder(String path) throws IOException;

    /// Throws [InsideException] where there is no shell to do it, and where the name is taken.
    void rename(String path, String to) throws IOException;

    /// With all that is below. Throws [InsideException] where there is no shell to do it.
    void remove(List<String> paths) throws IOException;

    /// Whether the programs in the container find something at a path: an archive shows what
    /// folders in memory hide, and not what is in them. Empty where nobody can be asked.
    Optional<Boolean> isSeenInside(String path) throws IOException;

    /// From now on what is listed is asked for again.
    void refresh();
}
