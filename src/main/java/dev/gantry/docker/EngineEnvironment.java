package dev.gantry.docker;

import dev.gantry.docker.EngineAddress.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a machine tells of the engines near it: by variables as the docker CLI reads them, and by
/// the sockets that are there.
///
/// @param root of the file system
public record EngineEnvironment(
        Map<String, String> variables, Path home, Path root, boolean windows) {

    private static final List<String> PIPES =
            List.of(
                    "//./pipe/docker_engine",
                    "//./pipe/dockerDesktopLinuxEngine",
                    "//./pipe/podman-machine-default");

    /// Of the running process.
    public static EngineEnvironment current() {
        var home = Path.of(System.getProperty("user.home"));
        boolean windows =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return new EngineEnvironment(System.getenv(), home, home.getRoot(), windows);
    }

    /// What `DOCKER_HOST` names, with `DOCKER_TLS_VERIFY`, `DOCKER_TLS` and `DOCKER_CERT_PATH`.
    ///
    /// @throws AddressException when it is set, and no address
    public Optional<EngineAddress> dockerHost() {
        return variable("DOCKER_HOST").map(host -> EngineAddresses.parse(host, tls()));
    }

    public boolean hasDockerHost() {
        return variable("DOCKER_HOST").isPresent();
    }

    /// What `DOCKER_CONTEXT` names. It counts only where [#dockerHost] names nothing.
    public Optional<String> dockerContext() {
        return variable("DOCKER_CONTEXT");
    }

    /// Where the docker CLI keeps its settings: `DOCKER_CONFIG`, or `.docker` at home.
    public Path configFolder() {
        return variable("DOCKER_CONFIG").map(Path::of).orElse(home.resolve(".docker"));
    }

    private Optional<TlsFiles> tls() {
        boolean verify = variable("DOCKER_TLS_VERIFY").isPresent();
        if (!verify && variable("DOCKER_TLS").isEmpty()) {
            return Optional.empty();
        }
        var folder = variable("DOCKER_CERT_PATH").map(Path::of).orElse(configFolder());
        return Optional.of(TlsFiles.in(folder, verify));
    }

    /// The sockets and pipes of engines that exist here, the likeliest first, each once.
    public List<EngineAddress> candidates() {
        if (windows) {
            return PIPES.stream()
                    .filter(pipe -> Path.of(pipe).toFile().exists())
                    .<EngineAddress>map(EngineAddress.Pipe::new)
                    .toList();
        }
        var found = new LinkedHashMap<Path, EngineAddress>();
        sockets()
                .forEach(socket ->
                        realPath(socket)
                                .ifPresent(real ->
                                        found.putIfAbsent(real, new EngineAddress.Unix(socket))));
        return List.copyOf(found.values());
    }

    private Stream<Path> sockets() {
        var ofUser = variable("XDG_RUNTIME_DIR").map(Path::of).stream().toList();
        return Stream.of(
                        Stream.of(root.resolve("var/run/docker.sock")),
                        ofUser.stream().map(folder -> folder.resolve("docker.sock")),
                        Stream.of(
                                        ".docker/run/docker.sock",
                                        ".docker/desktop/docker.sock",
                                        ".colima/default/docker.sock",
                                        ".orbstack/run/docker.sock",
                                        ".rd/docker.sock")
                                .map(home::resolve),
                        ofUser.stream().map(folder -> folder.resolve("podman/podman.sock")),
                        Stream.of(root.resolve("run/podman/podman.sock")),
                        Stream.of(".local/share/containers/podman/machine/podman.sock")
                                .map(home::resolve))
                .flatMap(each -> each);
    }

    /// Docker Desktop links one to the other. Empty when it does not exist.
    private static Optional<Path> realPath(Path socket) {
        try {
            var real = socket.toRealPath();
            return Files.isRegularFile(real) || Files.isDirectory(real)
                    ? Optional.empty()
                    : Optional.of(real);
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
