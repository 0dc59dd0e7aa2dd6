package dev.gantry.app.volume;

import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.volume.VolumeFileException.Reason;
import dev.gantry.docker.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What was unpacked beside its place comes to it: by names alone, so each file at once.
final class Settling {

    static final String PREFIX = ".gantry-upload-";
    private static final int EXISTS = 17;
    private static final int TRIES = 20;

    private final VolumeSession session;

    Settling(VolumeSession session) {
        this.session = session;
    }

    static String nameIn(String folder) {
        return FilePath.child(folder, PREFIX + UUID.randomUUID().toString().substring(0, 8));
    }

    /// A folder that is there gets what comes besides what it has.
    void settle(String from, String to) throws IOException {
        session.ask(asking -> {
            move(asking, from, to);
            return true;
        });
    }

    private void move(VolumeSession.Asking asking, String from, String to) throws IOException {
        for (var entry : listed(asking, from)) {
            var place = FilePath.child(to, entry.name());
            if (!entry.isFolder()) {
                replace(asking, entry.path(), place);
                continue;
            }
            var moved = asking.ask('R', entry.path(), place);
            if (moved.errno() != EXISTS) {
                moved.orFail(place);
            } else if (isFolder(asking, place)) {
                move(asking, entry.path(), place);
            } else {
                throw new VolumeFileException(Reason.OTHER_KIND, place, "");
            }
        }
    }

    private static void replace(VolumeSession.Asking asking, String path, String place)
            throws IOException {
        asking.ask('W', path, place).orFail(place);
    }

    private static boolean isFolder(VolumeSession.Asking asking, String path) throws IOException {
        var there = asking.ask('S', path).orFail(path);
        return HelperTalk.itself(there.more(), path).entry().isFolder();
    }

    private static List<FileEntry> listed(VolumeSession.Asking asking, String folder)
            throws IOException {
        var all = new ArrayList<FileEntry>();
        var page = asking.ask('L', folder).orFail(folder).more();
        for (boolean more = true; more; ) {
            more = page.get() != 0;
            while (page.hasRemaining()) {
                all.add(HelperTalk.found(page, folder).entry());
            }
            if (more) {
                page = asking.ask('N').orFail(folder).more();
            }
        }
        return all;
    }

    /// Also when the upload was cancelled: the engine may still be unpacking then.
    void clear(String folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 0; attempt < TRIES && !isCleared(folder); attempt++) {
                Thread.onSpinWait();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isCleared(String folder) throws IOException {
        try {
            return session.ask(asking -> {
                var answer = asking.ask('D', folder);
                while (answer.errno() == 0 && answer.more().get() != 0) {
                    answer = asking.ask('D', folder);
                }
                return answer.errno() != 39;
            });
        } catch (EngineException lost) {
            return true;
        }
    }
}
