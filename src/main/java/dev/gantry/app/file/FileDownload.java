package dev.gantry.app.file;

import dev.gantry.docker.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// One file or folder of a store, brought to a folder of this workstation.
///
/// @param folder is there
public record FileDownload(FileStore store, FileEntry entry, Path folder) {

    public boolean clashes() {
        return exists(entry.name());
    }

    private boolean exists(String name) {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /// Each file is whole or not there; a folder that is there gets what comes besides what it has.
    ///
    /// @return names that were left out: pipes, sockets and devices
    public List<String> run(Clash clash, CopyProgress progress) throws IOException {
        var name = entry.name().equals("/") ? "root" : entry.name();
        if (exists(name) && clash == Clash.SKIP) {
            return List.of();
        }
        var unpack = new Unpack(folder, progress);
        unpack.all(archive(), clash == Clash.KEEP_BOTH ? free(name) : name);
        return unpack.skipped();
    }

    private InputStream archive() throws IOException {
        try {
            return store.download(entry.path());
        } catch (EngineException.Gone unreached) {
            if (store.isSeenInside(entry.path()).orElse(false)) {
                throw new InsideException(InsideException.Reason.HIDDEN, entry.path(), "");
            }
            throw unreached;
        }
    }

    private String free(String name) {
        var free = name;
        for (int number = 2; exists(free); number++) {
            free = Clash.numbered(name, number);
        }
        return free;
    }
}
