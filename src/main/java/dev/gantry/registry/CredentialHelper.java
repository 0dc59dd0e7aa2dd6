package dev.gantry.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.registry.RegistryException.Trouble;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// `docker-credential-…`: a program that keeps passwords for the docker CLI.
///
/// What it prints is secret, and goes nowhere but to who asked.
final class CredentialHelper {

    private static final JsonMapper JSON = new JsonMapper();

    /// In place of a user's name: the secret is an identity token.
    private static final String TOKEN = "<token>";

    private static final int MOST_SAID = 300;

    private final String program;
    private final EngineEnvironment environment;
    private final Duration limit;

    /// @param limit it may ask a person to unlock something
    CredentialHelper(String name, EngineEnvironment environment, Duration limit) {
        this.program = "docker-credential-" + name;
        this.environment = environment;
        this.limit = limit;
    }

    String program() {
        return program;
    }

    boolean isThere() {
        return find().isPresent();
    }

    /// Empty when it knows nothing of that server.
    Optional<RegistryLogin> get(String server) {
        var end = run("get", server);
        if (end.isUnknown()) {
            return Optional.empty();
        }
        var reply = json(end.orFailure());
        var user = reply.path("Username").asText();
        var secret = reply.path("Secret").asText();
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                user.equals(TOKEN)
                        ? new RegistryLogin(server, "", "", secret)
                        : new RegistryLogin(server, user, secret, ""));
    }

    void store(String server, RegistryLogin login) {
        boolean token = !login.identityToken().isEmpty();
        var body =
                JSON.createObjectNode()
                        .put("ServerURL", server)
                        .put("Username", token ? TOKEN : login.username())
                        .put("Secret", token ? login.identityToken() : login.password());
        run("store", body.toString()).orFailure();
    }

    /// Whether it knew it.
    boolean erase(String server) {
        var end = run("erase", server);
        if (end.isUnknown()) {
            return false;
        }
        end.orFailure();
        return true;
    }

    /// Users by server; the user of a token is empty.
    Map<String, String> list() {
        var users = new LinkedHashMap<String, String>();
        json(run("list", "").orFailure())
                .properties()
                .forEach(each -> users.put(each.getKey(), user(each.getValue())));
        return users;
    }

    private static String user(JsonNode name) {
        return name.asText().equals(TOKEN) ? "" : name.asText();
    }

    /// The helper's words may be a secret, so a reply without sense is not quoted.
    private JsonNode json(String reply) {
        try {
            return JSON.readTree(reply);
        } catch (JsonProcessingException nonsense) {
            throw failed("It answered in no JSON.");
        }
    }

    private RegistryException failed(String said) {
        return new RegistryException(Trouble.HELPER_FAILED, program, said);
    }

    private final class End {
        private final int code;
        private final String output;
        private final String errors;

        End(int code, String output, String errors) {
            this.code = code;
            this.output = output.strip();
            this.errors = errors.strip();
        }

        boolean isUnknown() {
            return code != 0 && output.contains("credentials not found");
        }

        String orFailure() {
            if (code == 0) {
                return output;
            }
            throw failed(errors.isEmpty() ? outputInWords() : shortened(errors));
        }

        /// Helpers tell their errors on the wrong channel.
        private String outputInWords() {
            boolean words = output.length() <= MOST_SAID && !output.contains("{");
            return words && !output.isEmpty() ? output : "It ended with " + code + ".";
        }
    }

    private static String shortened(String text) {
        return text.length() > MOST_SAID ? text.substring(0, MOST_SAID) + "…" : text;
    }

    private End run(String act, String input) {
        var file =
                find().orElseThrow(() ->
                        new RegistryException(Trouble.HELPER_MISSING, program, program));
        Path errors = null;
        try {
            errors = Files.createTempFile("gantry-helper", ".txt");
            return run(new ProcessBuilder(file.toString(), act), input, errors);
        } catch (IOException broken) {
            throw failed(String.valueOf(broken.getMessage()));
        } finally {
            delete(errors);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftToTheSystem) {
            // wanted: a temporary file without secrets
        }
    }

    private End run(ProcessBuilder builder, String input, Path errors) throws IOException {
        builder.environment().putAll(environment.variables());
        builder.redirectError(errors.toFile());
        var process = builder.start();
        var late = new AtomicBoolean();
        var guard =
                CompletableFuture.runAsync(
                        () -> {
                            late.set(true);
                            kill(process);
                        },
                        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
        try {
            tell(process, input);
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (late.get()) {
                throw new RegistryException(Trouble.HELPER_SILENT, program, program);
            }
            return new End(code, output, Files.readString(errors, StandardCharsets.ISO_8859_1));
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new RegistryException(Trouble.CANCELLED, program, "cancelled");
        } finally {
            guard.cancel(false);
            kill(process);
        }
    }

    private static void tell(Process process, String input) {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException doesNotListen) {
            // wanted: its exit code says more
        }
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// By the PATH of the environment; never from the working folder.
    private Optional<Path> find() {
        if (program.indexOf('/') >= 0 || program.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        var names =
                environment.windows()
                        ? List.of(program + ".exe", program + ".cmd", program + ".bat")
                        : List.of(program);
        for (var folder : path().split(File.pathSeparator, -1)) {
            for (var name : names) {
                var file = file(folder, name);
                if (file.isPresent()) {
                    return file;
                }
            }
        }
        return Optional.empty();
    }

    private String path() {
        var variables = environment.variables();
        return Optional.ofNullable(variables.get("PATH"))
                .or(() -> Optional.ofNullable(variables.get("Path")))
                .orElse("");
    }

    private static Optional<Path> file(String folder, String name) {
        if (folder.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(folder, name))
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
        } catch (InvalidPathException notAFolder) {
            return Optional.empty();
        }
    }
}
