package dev.gantry.testing;

import dev.gantry.docker.EngineEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Objects;

/// A real docker buildx, which `packaging/engine` brings along.
public final class BuildxPlugin {

    private BuildxPlugin() {}

    /// Where the docker CLI would look first.
    public static void install(Path dockerConfig) throws IOException {
        var binary =
                Objects.requireNonNull(System.getenv("GANTRY_TEST_BUILDX"), "GANTRY_TEST_BUILDX");
        var plugins = Files.createDirectories(dockerConfig.resolve("cli-plugins"));
        var plugin = plugins.resolve("docker-buildx");
        Files.writeString(plugin, "#!/bin/sh\nexec '" + binary + "' \"$@\"\n");
        Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// This machine's, with other settings of the docker CLI.
    public static EngineEnvironment environment(Path dockerConfig) {
        var here = EngineEnvironment.current();
        var variables = new HashMap<>(here.variables());
        variables.put("DOCKER_CONFIG", dockerConfig.toString());
        return new EngineEnvironment(variables, here.home(), here.root(), here.windows());
    }
}
