package dev.gantry.app.build;

import dev.gantry.docker.BuildStream;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddress.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Starts `docker buildx` so that it builds on one engine, as that is reached from here.
final class BuildxStart {

    private final Buildx buildx;
    private final EngineAddress address;

    BuildxStart(Buildx buildx, EngineAddress address) {
        this.buildx = buildx;
        this.address = address;
    }

    Optional<Buildx.Plugin> plugin() {
        return buildx.plugin();
    }

    BuildStream start(Buildx.Plugin plugin, BuildOptions options) throws IOException {
        var own = Files.createTempDirectory("gantry-build");
        try {
            var metadata = own.resolve("built.json");
            var command = BuildxCommand.of(options, metadata);
            var builder = new ProcessBuilder(command.words());
            builder.command().addFirst(plugin.file().toString());
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            var variables = builder.environment();
            variables.clear();
            variables.putAll(buildx.environment().variables());
            variables.putAll(command.variables());
            aim(variables, own);
            var process = builder.start();
            process.getOutputStream().close();
            return new BuildxRun(process, metadata, buildx.workers(), () -> remove(own));
        } catch (IOException | RuntimeException failure) {
            remove(own);
            throw failure;
        }
    }

    private void aim(Map<String, String> variables, Path own) throws IOException {
        variables.remove("DOCKER_CONTEXT");
        variables.remove("DOCKER_TLS");
        variables.remove("DOCKER_TLS_VERIFY");
        variables.remove("DOCKER_CERT_PATH");
        variables.put("DOCKER_HOST", address.toString());
        variables.put("DOCKER_CONFIG", buildx.environment().configFolder().toString());
        if (address instanceof EngineAddress.Tls(_, _, var files)) {
            variables.put("DOCKER_CERT_PATH", folder(files, own).toString());
            variables.put(files.verify() ? "DOCKER_TLS_VERIFY" : "DOCKER_TLS", "1");
        }
    }

    /// It knows them only under their usual names, and in one folder.
    private static Path folder(TlsFiles files, Path own) throws IOException {
        var folder = Files.createDirectory(own.resolve("tls"));
        link(files.ca(), folder.resolve("ca.pem"));
        link(files.certificate(), folder.resolve("cert.pem"));
        link(files.key(), folder.resolve("key.pem"));
        return folder;
    }

    private static void link(Optional<Path> file, Path as) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.createSymbolicLink(as, file.get().toAbsolutePath());
        } catch (UnsupportedOperationException | FileSystemException notAllowed) {
            Files.copy(file.get(), as); // the folder is this user's alone
        }
    }

    private static void remove(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException leftToTheSystem) {
            // wanted: temporary, and only this user's
        }
    }
}
