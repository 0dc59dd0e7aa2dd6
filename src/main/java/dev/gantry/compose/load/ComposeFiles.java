package dev.gantry.compose.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds compose files where nobody names them.
public final class ComposeFiles {

    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    private static final List<String> OVERRIDES =
            List.of(
                    "compose.override.yml",
                    "compose.override.yaml",
                    "docker-compose.override.yml",
                    "docker-compose.override.yaml");

    private ComposeFiles() {}

    /// The first by name in a folder or those above it, and what is laid over it there.
    ///
    /// @return none when there is no such file
    public static List<Path> below(Path folder) {
        for (@Nullable Path at = folder.toAbsolutePath().normalize();
                at != null;
                at = at.getParent()) {
            var found = first(at, NAMES);
            if (found != null) {
                var files = new ArrayList<Path>();
                files.add(found);
                var override = first(at, OVERRIDES);
                if (override != null) {
                    files.add(override);
                }
                return files;
            }
        }
        return List.of();
    }

    private static @Nullable Path first(Path folder, List<String> names) {
        return names.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }
}
