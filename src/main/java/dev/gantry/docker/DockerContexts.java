package dev.gantry.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gantry.docker.DockerContext.Endpoint;
import dev.gantry.docker.EngineAddress.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The docker CLI's contexts, as its folder of settings has them now.
///
/// @param all by name, without the CLI's own `default`
/// @param current the name of the one that the CLI uses; empty for `default`, which is what
///   [EngineEnvironment#dockerHost] names or the local engine
/// @param problems files that could not be understood; the others count all the same
public record DockerContexts(
        List<DockerContext> all, Optional<String> current, List<Problem> problems) {

    public record Problem(Path file, String why) {}

    /// Never fails: what cannot be read is a problem in the result.
    public static DockerContexts read(EngineEnvironment environment) {
        return new Reader(environment).read();
    }

    private static final class Reader {
        private static final JsonMapper JSON = new JsonMapper();
        private static final String META = "meta.json";

        private final EngineEnvironment environment;
        private final Path folder;
        private final List<DockerContext> contexts = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Reader(EngineEnvironment environment) {
            this.environment = environment;
            this.folder = environment.configFolder();
        }

        DockerContexts read() {
            metaFolders().forEach(this::readContext);
            contexts.sort(Comparator.comparing(DockerContext::name));
            var current = current();
            return new DockerContexts(List.copyOf(contexts), current, List.copyOf(problems));
        }

        private List<Path> metaFolders() {
            var meta = folder.resolve("contexts").resolve("meta");
            if (!Files.isDirectory(meta)) {
                return List.of();
            }
            try (var folders = Files.list(meta)) {
                return folders.filter(each -> Files.exists(each.resolve(META))).toList();
            } catch (IOException unreadable) {
                problems.add(problem(meta, unreadable));
                return List.of();
            }
        }

        private void readContext(Path metaFolder) {
            var file = metaFolder.resolve(META);
            try {
                var meta = json(file);
                var endpoint = meta.path("Endpoints").path("docker");
                var name = text(meta.path("Name"));
                if (name.isEmpty() || !endpoint.isObject()) {
                    problems.add(new Problem(file, "it names no docker endpoint"));
                    return;
                }
                var description = text(meta.path("Metadata").path("Description"));
                contexts.add(new DockerContext(name, description, endpoint(metaFolder, endpoint)));
            } catch (IOException broken) {
                problems.add(problem(file, broken));
            }
        }

        private Endpoint endpoint(Path metaFolder, JsonNode endpoint) {
            var host = text(endpoint.path("Host"));
            boolean careless = endpoint.path("SkipTLSVerify").asBoolean();
            try {
                return new Endpoint.Usable(EngineAddresses.parse(host, tls(metaFolder, careless)));
            } catch (AddressException unusable) {
                return new Endpoint.Unusable(host, unusable.reason());
            }
        }

        /// The certificates are in a folder of the same name.
        private Optional<TlsFiles> tls(Path metaFolder, boolean careless) {
            var tls = folder.resolve("contexts").resolve("tls").resolve(metaFolder.getFileName());
            var files = TlsFiles.in(tls.resolve("docker"), !careless);
            boolean any =
                    files.ca().isPresent()
                            || files.certificate().isPresent()
                            || files.key().isPresent();
            return Optional.of(files).filter(_ -> any || careless);
        }

        private Optional<String> current() {
            if (environment.hasDockerHost()) {
                return Optional.empty();
            }
            return environment
                    .dockerContext()
                    .or(this::chosen)
                    .filter(name -> !name.equals("default"));
        }

        private Optional<String> chosen() {
            var file = folder.resolve("config.json");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            try {
                var name = text(json(file).path("currentContext"));
                return Optional.of(name).filter(chosen -> !chosen.isEmpty());
            } catch (IOException broken) {
                problems.add(problem(file, broken));
                return Optional.empty();
            }
        }

        private static JsonNode json(Path file) throws IOException {
            return JSON.readTree(Files.readString(file));
        }

        private static String text(JsonNode node) {
            return node.isTextual() ? node.textValue() : "";
        }

        private static Problem problem(Path file, IOException why) {
            return new Problem(file, Objects.requireNonNullElse(why.getMessage(), "unreadable"));
        }
    }
}
