package dev.gantry.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.jspecify.annotations.Nullable;

/// A small file of JSON that is never half written, and that two windows may change at once.
///
/// A change is read, made and written under a lock between processes, so neither window undoes what
/// the other did; the new text replaces the old in one step, so a crash or a full disk leaves the
/// old one.
final class JsonFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /// The lock between processes is none between threads: a second one of this process that wants
    /// it fails.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path file;
    private final Path lockFile;

    JsonFile(Path file) {
        this.file = file;
        this.lockFile = file.resolveSibling(file.getFileName() + ".lock");
    }

    Path path() {
        return file;
    }

    /// The object of that name. What else stands there makes no sense, and gives way.
    static ObjectNode object(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode known ? known : parent.putObject(name);
    }

    /// The array of that name. What else stands there makes no sense, and gives way.
    static ArrayNode array(ObjectNode parent, String name) {
        return parent.get(name) instanceof ArrayNode known ? known : parent.putArray(name);
    }

    /// An empty object when there is no file yet. Throws [StoreException].
    ObjectNode read() {
        try {
            return parse();
        } catch (NonsenseException _) {
            return locked(this::readOrSetAside); // somebody may just have mended it
        } catch (IOException closed) {
            throw new StoreException.Closed(file, closed);
        }
    }

    /// Throws [StoreException] and leaves the file as it was.
    void change(Consumer<ObjectNode> how) {
        locked(() -> {
            var now = readOrSetAside();
            how.accept(now);
            replace(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(now));
            return now;
        });
    }

    @FunctionalInterface
    private interface Work {
        ObjectNode done() throws IOException;
    }

    private ObjectNode locked(Work work) {
        THREADS.lock();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var channel =
                            FileChannel.open(
                                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                return work.done();
            }
        } catch (IOException closed) {
            throw new StoreException.Closed(file, closed);
        } finally {
            THREADS.unlock();
        }
    }

    /// The broken file keeps its text under another name: somebody may want to mend it.
    private ObjectNode readOrSetAside() throws IOException {
        try {
            return parse();
        } catch (NonsenseException why) {
            var aside = unusedName();
            Files.move(file, aside);
            throw new StoreException.Damaged(file, aside, why);
        }
    }

    private ObjectNode parse() throws IOException {
        byte[] text;
        try {
            text = Files.readAllBytes(file);
        } catch (NoSuchFileException notYet) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException broken) {
            throw new NonsenseException(where(broken), broken);
        } catch (IOException broken) { // text in no encoding that Jackson knows
            throw new NonsenseException(String.valueOf(broken.getMessage()), broken);
        }
        throw new NonsenseException("not a JSON object", null);
    }

    private static String where(JsonProcessingException broken) {
        var at = broken.getLocation();
        var what = broken.getOriginalMessage();
        return at == null
                ? what
                : "line %d, column %d: %s".formatted(at.getLineNr(), at.getColumnNr(), what);
    }

    private Path unusedName() {
        var name = file.getFileName() + ".damaged-" + LocalDateTime.now().format(STAMP);
        var unused = file.resolveSibling(name);
        for (int more = 2; Files.exists(unused); more++) {
            unused = file.resolveSibling(name + "-" + more);
        }
        return unused;
    }

    /// A link stays one: some people keep such files elsewhere.
    private void replace(byte[] text) throws IOException {
        var target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
        var beside = target.resolveSibling(target.getFileName() + ".new");
        write(text, beside);
        Files.move(
                beside,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(byte[] text, Path into) throws IOException {
        try (var channel =
                FileChannel.open(
                        into,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            var left = ByteBuffer.wrap(text);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /// It can be read, and means nothing.
    private static final class NonsenseException extends IOException {
        NonsenseException(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }
}
