package dev.gantry.docker;

import java.io.InputStream;
import java.util.List;

/// The files of containers, running or not, as tar archives.
///
/// Paths are absolute, with `/` between their parts. What is not there is [EngineException.Gone].
public interface Archives {

    FileStat stat(ContainerId id, String path);

    /// A tar of the path and, for a folder, all below it; read as it comes, and to be closed. A
    /// path that ends with `/.` gives what is in the folder. The first part of every name in it is
    /// the last of the path. What fails while it is read is an [EngineException], too.
    InputStream download(ContainerId id, String path);

    /// Unpacks a tar into a folder that is there. The tar is sent as it is read, and left open.
    ///
    /// Throws [UncheckedIOException] when reading the tar fails: the engine has then got part of
    /// it, and keeps what was whole.
    void upload(ContainerId id, String folder, InputStream tar, Rules rules);

    /// Against the image, in no order. Folders count as changed when something in them is.
    List<FileChange> changes(ContainerId id);

    /// How an engine unpacks.
    ///
    /// @param ownedByUser what comes belongs to the user the container runs as, instead of to the
    ///   numbers in the tar
    record Rules(boolean ownedByUser) {
        public static final Rules PLAIN = new Rules(false);
    }
}
