package dev.gantry.app.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gantry.docker.EngineEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The docker CLI's plugin `docker buildx`, where this workstation has it.
public final class Buildx {

    private static final Pattern VERSION = Pattern.compile("\\bv?(\\d+\\.\\d+\\.\\d+)");
    private static final int MOST_SAID = 4096;
    private static final int SOON = 10; // it only has to print its version

    private final EngineEnvironment environment;
    private final Executor workers;
    private final Map<Path, Plugin> asked = new ConcurrentHashMap<>();

    /// @param version such as `0.29.1`; empty when it does not say
    record Plugin(Path file, String version) {}

    /// @param environment where the docker CLI would look, and what its plugins are told
    /// @param workers each work a thread of its own, at once
    public Buildx(EngineEnvironment environment, Executor workers) {
        this.environment = environment;
        this.workers = workers;
    }

    EngineEnvironment environment() {
        return environment;
    }

    Executor workers() {
        return workers;
    }

    /// Where the docker CLI finds it, in its order. The first time it is asked for its version.
    Optional<Plugin> plugin() {
        var name = environment.windows() ? "docker-buildx.exe" : "docker-buildx";
        return folders().stream()
                .map(folder -> folder.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(file -> asked.computeIfAbsent(file, each -> new Plugin(each, version(each))));
    }

    private List<Path> folders() {
        var config = environment.configFolder();
        var folders = new ArrayList<>(extra(config.resolve("config.json")));
        folders.add(config.resolve("cli-plugins"));
        if (environment.windows()) {
            for (var variable : List.of("ProgramData", "ProgramFiles")) {
                path(environment.variables().getOrDefault(variable, ""))
                        .ifPresent(root -> folders.add(root.resolve("Docker/cli-plugins")));
            }
            return folders;
        }
        for (var prefix : List.of("usr/local/lib", "usr/local/libexec", "usr/lib", "usr/libexec")) {
            folders.add(environment.root().resolve(prefix).resolve("docker/cli-plugins"));
        }
        return folders;
    }

    /// `cliPluginsExtraDirs` of the CLI's settings; none where these cannot be read.
    private static List<Path> extra(Path config) {
        JsonNode settings;
        try {
            settings = new JsonMapper().readTree(Files.readAllBytes(config));
        } catch (IOException notThere) {
            return List.of();
        }
        return settings.path("cliPluginsExtraDirs")
                .valueStream()
                .flatMap(folder -> path(folder.asText()).stream())
                .toList();
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    private static String version(Path file) {
        try {
            var process =
                    new ProcessBuilder(file.toString(), "version")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var guard =
                    CompletableFuture.runAsync(
                            process::destroyForcibly,
                            CompletableFuture.delayedExecutor(SOON, TimeUnit.SECONDS));
            try (var said = process.getInputStream()) {
                process.getOutputStream().close();
                var text = new String(said.readNBytes(MOST_SAID), StandardCharsets.UTF_8);
                var found = VERSION.matcher(text);
                return found.find() ? found.group(1) : "";
            } finally {
                guard.cancel(false);
                process.destroy();
            }
        } catch (IOException doesNotRun) {
            return "";
        }
    }
}
