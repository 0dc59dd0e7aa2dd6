package dev.gantry.app.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The journals of deploys that are under way or were cut off, one file each.
public final class DeployJournals {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENDING = ".json";

    /// Two threads of one process would share the lock of a file.
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;

    /// @param folder made when it is needed
    public DeployJournals(Path folder) {
        this.folder = folder;
    }

    /// The place of one project on one engine, for one deploy at a time.
    ///
    /// @throws DeployException.Busy when somebody here is at it
    /// @throws DeployException.NoJournal when the folder cannot be written to
    Place take(String host, String project) {
        var key = UUID.nameUUIDFromBytes(host.getBytes(StandardCharsets.UTF_8)).toString();
        var file = folder.resolve(project + "-" + key + ENDING);
        synchronized (HELD) {
            if (!HELD.add(file)) {
                throw new DeployException.Busy(project);
            }
        }
        try {
            return new Place(file, lock(file, project));
        } catch (IOException closed) {
            release(file);
            throw new DeployException.NoJournal(file, closed);
        } catch (DeployException.Busy busy) {
            release(file);
            throw busy;
        }
    }

    private FileChannel lock(Path file, String project) throws IOException {
        Files.createDirectories(folder);
        var channel =
                FileChannel.open(
                        file.resolveSibling(file.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new DeployException.Busy(project);
        }
        return channel;
    }

    private static void release(Path file) {
        synchronized (HELD) {
            HELD.remove(file);
        }
    }

    /// Of all projects on an engine whose last deploy was cut off. One that cannot be read is told
    /// when its project is dealt with.
    List<DeployJournal> left(String host) {
        try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            var found = new ArrayList<DeployJournal>();
            for (var file : files) {
                read(host, file).filter(this::isLeft).ifPresent(found::add);
            }
            return found;
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException closed) {
            throw new DeployException.BadJournal(folder, closed);
        }
    }

    private static Optional<DeployJournal> read(String host, Path file) {
        try {
            return read(file).filter(it -> it.host().equals(host));
        } catch (DeployException.BadJournal unreadable) {
            return Optional.empty();
        }
    }

    /// Nobody is at it.
    private boolean isLeft(DeployJournal journal) {
        try (var place = take(journal.host(), journal.project())) {
            return place.left().isPresent();
        } catch (DeployException.Busy underWay) {
            return false;
        }
    }

    private static Optional<DeployJournal> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), DeployJournal.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new DeployException.BadJournal(file, unreadable);
        }
    }

    /// One project's journal, held by one deploy.
    static final class Place implements AutoCloseable {
        private final Path file;
        private final FileChannel lock;

        Place(Path file, FileChannel lock) {
            this.file = file;
            this.lock = lock;
        }

        /// What an earlier deploy has left.
        Optional<DeployJournal> left() {
            return read(file);
        }

        /// On the disk when this returns.
        void write(DeployJournal journal) {
            var beside = file.resolveSibling(file.getFileName() + ".new");
            try {
                var text = ByteBuffer.wrap(JSON.writeValueAsBytes(journal));
                try (var channel =
                        FileChannel.open(
                                beside,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING)) {
                    while (text.hasRemaining()) {
                        channel.write(text);
                    }
                    channel.force(true);
                }
                Files.move(
                        beside,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                syncFolder();
            } catch (IOException closed) {
                throw new DeployException.NoJournal(file, closed);
            }
        }

        void clear() {
            try {
                Files.deleteIfExists(file);
                syncFolder();
            } catch (IOException closed) {
                throw new DeployException.NotForgotten(file, closed);
            }
        }

        /// A file's own sync does not keep its name over a loss of power.
        private void syncFolder() {
            var folder = file.toAbsolutePath().getParent();
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException notHere) { // Windows opens no folders, and needs no such call
            }
        }

        @Override
        public void close() {
            try {
                lock.close();
            } catch (IOException closedAlready) { // the lock goes with the channel
            } finally {
                release(file);
            }
        }
    }
}
