package dev.gantry.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A small file of JSON that is never half written, and that two windows may change at once.
///
/// A change is read, made and written under a lock between processes, so neither window undoes what
/// the other did; the new text replaces the old in one step, so a crash or a full disk leaves the
/// old one.
final class JsonFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path file;
    private final Path lockFile;
    private final ReentrantLock threads = new ReentrantLock();

    JsonFile(Path file) {
        this.file = file;
        this.lockFile = file.resolveSibling(file.getFileName() + ".lock");
    }

    Path path() {
        return file;
    }

    /// An empty object when there is no file yet. Throws [StoreException].
    ObjectNode read() {
        try {
            var tree = JSON.readTree(Files.readAllBytes(file));
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw damaged(new IOException("not a JSON object"));
        } catch (NoSuchFileException notYet) {
            return JSON.createObjectNode();
        } catch (JsonProcessingException broken) {
            throw damaged(broken);
        } catch (IOException closed) {
            throw new StoreException.Closed(file, closed);
        }
    }

    /// Throws [StoreException] and leaves the file as it was.
    void change(Consumer<ObjectNode> how) {
        threads.lock();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var channel =
                            FileChannel.open(
                                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                var now = read();
                how.accept(now);
                replace(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(now));
            }
        } catch (IOException closed) {
            throw new StoreException.Closed(file, closed);
        } finally {
            threads.unlock();
        }
    }

    private void replace(byte[] text) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try (var channel =
                FileChannel.open(
                        beside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            var left = ByteBuffer.wrap(text);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The broken file keeps its text under another name: somebody may want to mend it.
    private StoreException damaged(IOException why) {
        var name = file.getFileName() + ".damaged-" + LocalDateTime.now().format(STAMP);
        var aside = file.resolveSibling(name);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException closed) {
            return new StoreException.Closed(file, closed);
        }
        return new StoreException.Damaged(file, aside, why);
    }
}
