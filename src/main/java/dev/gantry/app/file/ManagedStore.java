package dev.gantry.app.file;

import java.io.IOException;
import java.util.List;

/// Files of which every part can be seen and changed, whatever runs or does not.
public interface ManagedStore extends FileStore {

    /// These and all that is below them. A file with several names counts once.
    ///
    /// @param progress told how many names were seen, and their bytes
    FolderSum measure(List<String> paths, CopyProgress progress) throws IOException;

    /// @param progress told how many names went; no bytes
    void remove(List<String> paths, CopyProgress progress) throws IOException;

    /// @param mode the twelve bits of Unix
    void permit(String path, int mode) throws IOException;

    void give(String path, long user, long group) throws IOException;

    /// Puts another content into a file that was read before; owner and mode stay.
    ///
    /// @throws ChangedException when it is no longer what it was: nothing is written then
    void write(FileEntry asRead, byte[] content) throws IOException;

    /// How much there is.
    ///
    /// @param names files, folders, links and all else
    record FolderSum(long names, long bytes) {}

    /// Somebody has changed a file meanwhile.
    final class ChangedException extends IOException {
        public ChangedException(String path) {
            super(path);
        }
    }
}
