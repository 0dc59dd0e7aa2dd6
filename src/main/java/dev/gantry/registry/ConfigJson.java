package dev.gantry.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.registry.RegistryException.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The docker CLI's `config.json`, which belongs to others: what Gantry does not know stays as it
/// is, and what cannot be understood is not touched.
final class ConfigJson {

    /// Twice the same entry, or something after the end, would be lost in writing.
    private static final JsonMapper STRICT =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final JsonMapper LENIENT = new JsonMapper();
    private static final Pattern INDENT = Pattern.compile("^\\s*\\{[ \\t]*\\r?\\n([ \\t]+)\"");
    private static final int MOST_TRIES = 20;

    /// The lock between processes is none between threads.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path file;

    ConfigJson(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /// An empty object when there is no file.
    ObjectNode read() {
        try {
            return parse(LENIENT, bytes());
        } catch (IOException closed) {
            throw unreadable(closed);
        }
    }

    /// Reads, changes and replaces it in one step.
    ///
    /// @param how whether it changed anything: nothing is written otherwise
    void change(Predicate<ObjectNode> how) {
        THREADS.lock();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var lock = file.resolveSibling("." + file.getFileName() + ".lock");
            try (var channel =
                            FileChannel.open(
                                    lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                changeLocked(how);
            }
        } catch (IOException closed) {
            throw new RegistryException(
                    Trouble.CONFIG_UNWRITABLE, file.toString(), "", "", said(closed), closed);
        } finally {
            THREADS.unlock();
        }
    }

    /// The docker CLI knows no lock: what it wrote meanwhile must not be undone.
    private void changeLocked(Predicate<ObjectNode> how) throws IOException {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            var before = bytes();
            var config = parse(STRICT, before);
            if (!how.test(config)) {
                return;
            }
            var target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
            var beside = beside(target, written(config, before));
            try {
                if (Arrays.equals(before, bytes())) {
                    replace(beside, target);
                    return;
                }
            } finally {
                Files.deleteIfExists(beside);
            }
        }
        throw new IOException("somebody else changes it all the time");
    }

    private byte[] bytes() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            if (Files.isSymbolicLink(file)) {
                throw none; // a link to nowhere: what it should hold is elsewhere
            }
            return new byte[0];
        }
    }

    /// Nothing of the text goes into the error: it holds passwords.
    private ObjectNode parse(JsonMapper mapper, byte[] text) {
        if (new String(text, StandardCharsets.UTF_8).isBlank()) {
            return mapper.createObjectNode();
        }
        try {
            if (mapper.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw broken(
                    at == null
                            ? ""
                            : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException noText) {
            throw broken("");
        }
        throw broken("line 1");
    }

    private RegistryException broken(String where) {
        return new RegistryException(Trouble.CONFIG_BROKEN, file.toString(), where);
    }

    private RegistryException unreadable(IOException closed) {
        return new RegistryException(
                Trouble.CONFIG_UNREADABLE, file.toString(), "", "", said(closed), closed);
    }

    private static String said(IOException failure) {
        return failure.getClass().getSimpleName().endsWith("DeniedException")
                ? "Permission denied"
                : String.valueOf(failure.getMessage());
    }

    /// As it was indented before; with tabs, as the CLI does, when it is new.
    private static byte[] written(JsonNode config, byte[] before) throws IOException {
        var text = new String(before, StandardCharsets.UTF_8);
        var indent = INDENT.matcher(text);
        var eol = text.contains("\r\n") ? "\r\n" : "\n";
        var indenter = new DefaultIndenter(indent.find() ? indent.group(1) : "\t", eol);
        var separators =
                Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator("");
        var printer =
                new DefaultPrettyPrinter(separators)
                        .withObjectIndenter(indenter)
                        .withArrayIndenter(indenter);
        var now = STRICT.writer(printer).writeValueAsString(config);
        return (text.endsWith("\n") ? now + eol : now).getBytes(StandardCharsets.UTF_8);
    }

    private static Path beside(Path target, byte[] text) throws IOException {
        var folder = Objects.requireNonNull(target.getParent());
        var name = target.getFileName().toString();
        var beside = Files.createTempFile(folder, name, ".new", onlyMine(folder));
        try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            var left = ByteBuffer.wrap(text);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
            return beside;
        } catch (IOException full) {
            Files.deleteIfExists(beside);
            throw full;
        }
    }

    private static FileAttribute<?>[] onlyMine(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            Set.copyOf(PosixFilePermissions.fromString("rw-------")))
                }
                : new FileAttribute<?>[0];
    }

    private static void replace(Path beside, Path target) throws IOException {
        if (Files.exists(target) && !Files.getOwner(target).equals(Files.getOwner(beside))) {
            Files.setOwner(beside, Files.getOwner(target));
        }
        Files.move(
                beside,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
