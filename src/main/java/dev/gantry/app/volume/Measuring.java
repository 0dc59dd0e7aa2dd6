package dev.gantry.app.volume;

import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.ManagedStore.FolderSum;
import dev.gantry.docker.EngineException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Adds up what is below folders. One that vanishes meanwhile counts as far as it was seen.
final class Measuring {

    private final VolumeFiles files;
    private final CopyProgress progress;
    private final Set<Long> counted = new HashSet<>();
    private long names;
    private long bytes;

    Measuring(VolumeFiles files, CopyProgress progress) {
        this.files = files;
        this.progress = progress;
    }

    FolderSum sum() {
        return new FolderSum(names, bytes);
    }

    void add(FileEntry top) throws IOException {
        names++;
        bytes += top.bytes();
        if (!top.isFolder()) {
            return;
        }
        Deque<String> waiting = new ArrayDeque<>();
        waiting.add(top.path());
        while (!waiting.isEmpty()) {
            folder(waiting.removeLast(), waiting);
            progress.at(names, bytes);
        }
    }

    private void folder(String path, Deque<String> waiting) throws IOException {
        try {
            files.walk(
                    path,
                    found -> {
                        names++;
                        if (found.names() <= 1
                                || found.entry().isFolder()
                                || counted.add(found.inode())) {
                            bytes += found.entry().bytes();
                        }
                        if (found.entry().isFolder()) {
                            waiting.addLast(found.entry().path());
                        }
                    });
        } catch (EngineException.Gone meanwhile) { // wanted
        }
    }
}
