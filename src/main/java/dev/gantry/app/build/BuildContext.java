package dev.gantry.app.build;

import dev.gantry.app.file.CopyProgress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The folder that a build may copy from, and the Dockerfile, which may lie elsewhere.
public final class BuildContext {

    private static final String IGNORE = ".dockerignore";

    private final Path folder;
    private final String dockerfile;
    private final IgnoreRules rules;
    private final Map<String, byte[]> added;

    private BuildContext(
            Path folder, String dockerfile, IgnoreRules rules, Map<String, byte[]> added) {
        this.folder = folder;
        this.dockerfile = dockerfile;
        this.rules = rules;
        this.added = added;
    }

    /// Reads the Dockerfile and what is to be left out.
    ///
    /// @throws NoSuchFileException also when only the Dockerfile is missing
    /// @throws IgnoreException for a line of `.dockerignore` that is no pattern
    public static BuildContext of(Path folder, Path dockerfile) throws IOException {
        var root = folder.toAbsolutePath().normalize();
        var file = dockerfile.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw Files.exists(root)
                    ? new NotDirectoryException(root.toString())
                    : new NoSuchFileException(root.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        var ignore = ignoreFile(root, file);
        var rules = new IgnoreRules(ignore == null ? List.of() : text(ignore).lines().toList());
        rules.keep(IGNORE);
        if (!file.startsWith(root)) {
            return withOutsider(root, file, rules);
        }
        var name = slashed(root.relativize(file));
        rules.keep(name);
        return new BuildContext(root, name, rules, Map.of());
    }

    /// Under a name that nothing in the folder has. It stays the same as long as the text does:
    /// BuildKit's `COPY .` takes it along, and would never find such a step in its cache.
    private static BuildContext withOutsider(Path root, Path file, IgnoreRules rules)
            throws IOException {
        var text = Files.readAllBytes(file);
        var name = ".dockerfile." + UUID.nameUUIDFromBytes(text).toString().replace("-", "");
        var ignore = root.resolve(IGNORE);
        var lines = Files.isRegularFile(ignore) ? text(ignore) : IGNORE;
        var added = new LinkedHashMap<String, byte[]>();
        added.put(IGNORE, (lines + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        added.put(name, text);
        return new BuildContext(root, name, rules, added);
    }

    private static @Nullable Path ignoreFile(Path root, Path dockerfile) {
        var own = dockerfile.resolveSibling(dockerfile.getFileName() + IGNORE);
        if (Files.isRegularFile(own)) {
            return own;
        }
        var common = root.resolve(IGNORE);
        return Files.isRegularFile(common) ? common : null;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /// The Dockerfile's name in the tar.
    public String dockerfile() {
        return dockerfile;
    }

    /// Made while it is read: no more than a piece of one file is held. Fails with the name of a
    /// file that cannot be read.
    public InputStream tar(CopyProgress progress) {
        return new ContextTar(new ContextWalk(folder, rules, added.keySet()), added, progress);
    }
}
