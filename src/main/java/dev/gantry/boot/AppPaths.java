package dev.gantry.boot;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where Gantry keeps what must last.
public final class AppPaths {

    private AppPaths() {}

    /// The folder a person named, or else the platform's own place for data.
    ///
    /// @param asked the value of `--data`
    public static Path data(Optional<Path> asked, Map<String, String> environment) {
        var home = Path.of(System.getProperty("user.home", "."));
        return asked.or(() -> set(environment, "GANTRY_DATA").map(Path::of))
                .orElseGet(() -> platformFolder(home, environment))
                .toAbsolutePath();
    }

    private static Path platformFolder(Path home, Map<String, String> environment) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return set(environment, "LOCALAPPDATA")
                    .map(Path::of)
                    .orElseGet(() -> home.resolve("AppData").resolve("Local"))
                    .resolve("Gantry");
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Gantry");
        }
        return set(environment, "XDG_DATA_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home.resolve(".local").resolve("share"))
                .resolve("gantry");
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
