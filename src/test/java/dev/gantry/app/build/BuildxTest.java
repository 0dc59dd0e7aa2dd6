package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildStream;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddress.TlsFiles;
import dev.gantry.docker.EngineEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where docker buildx is, how it is called, and what it says.
class BuildxTest {

    @TempDir Path root;

    @Test
    void itIsFoundWhereTheDockerCliLooksAndInItsOrder() throws IOException {
        assertThat(plugin()).isEmpty();
        install("usr/libexec/docker/cli-plugins", "github.com/docker/buildx v0.17.0 abc");
        assertThat(plugin()).contains("0.17.0");
        install("usr/local/lib/docker/cli-plugins", "buildx 0.29.1+ds1 0.29.1+ds1-4");
        assertThat(plugin()).contains("0.29.1");
        install("config/cli-plugins", "buildx v1.2.3");
        assertThat(plugin()).contains("1.2.3");
        install("extra", "buildx v4.5.6");
        var config = root.resolve("config/config.json");
        Files.writeString(config, "{\"cliPluginsExtraDirs\": [\"" + root.resolve("extra") + "\"]}");
        assertThat(plugin()).contains("4.5.6");
        Files.writeString(config, "no json");
        assertThat(plugin()).contains("1.2.3");
    }

    @Test
    void whatCannotBeRunIsNone() throws IOException {
        var file = install("config/cli-plugins", "buildx v1.2.3");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(plugin()).isEmpty();
    }

    @Test
    void aSecretArgumentIsNotOnTheCommandLine() {
        var options =
                new BuildOptions(
                        Path.of("/src"),
                        Path.of("/else/Dockerfile"),
                        List.of("a:1"),
                        Map.of("DB_PASSWORD", "hunter2"),
                        Map.of("team", "shop"),
                        "last",
                        "linux/amd64, linux/arm64",
                        true,
                        true,
                        0,
                        "none",
                        new BuildSession(
                                List.of(new BuildSecret("npm", "/x", "")),
                                List.of("default"),
                                Map.of("docs", "/docs")),
                        true);
        var command = BuildxCommand.of(options, Path.of("/tmp/m"));
        assertThat(String.join(" ", command.words()))
                .isEqualTo(
                        "build --progress rawjson --metadata-file /tmp/m --push"
                                + " --file /else/Dockerfile --tag a:1 --build-arg DB_PASSWORD"
                                + " --label team=shop --target last"
                                + " --platform linux/amd64,linux/arm64 --network none --no-cache"
                                + " --pull --secret id=npm,src=/x --ssh default"
                                + " --build-context docs=/docs -- /src");
        assertThat(command.variables()).containsExactly(Map.entry("DB_PASSWORD", "hunter2"));
    }

    @Test
    void ofItsWordsThePlaceAndTheReasonCount() {
        var words = new BuildxWords();
        List.of(
                        "WARNING: something:12",
                        "sub/Dockerfile:4",
                        "--------------------",
                        "   4 | >>> RUN x:9",
                        "--------------------",
                        "ERROR: failed to build: failed to solve: it did not",
                        "go well")
                .forEach(words::take);
        assertThat(words.failure(1)).isEqualTo(new BuildNews.Failed("it did not\ngo well", 4));
        assertThat(new BuildxWords().failure(7))
                .isEqualTo(new BuildNews.Failed("docker buildx ended with 7", 0));
    }

    @Test
    void itIsAimedAtTheEngineAsThatIsReachedFromHere() throws IOException {
        var ca = Files.writeString(root.resolve("my-ca.crt"), "who may vouch");
        var files = new TlsFiles(Optional.of(ca), Optional.empty(), Optional.empty(), true);
        says(
                "echo \"ERROR: $DOCKER_HOST $DOCKER_TLS_VERIFY|$DOCKER_TLS|$DOCKER_CONTEXT|"
                        + "$(cat $DOCKER_CERT_PATH/*)|$(ls $DOCKER_CERT_PATH)|$DOCKER_CONFIG\" >&2");
        var address = new EngineAddress.Tls("box", 2376, files);
        try (var run = start(address, Map.of("DOCKER_CONTEXT", "other", "DOCKER_TLS", "1"))) {
            assertThat(run.next())
                    .contains(
                            new BuildNews.Failed(
                                    "tcp://box:2376 1|||who may vouch|ca.pem|"
                                            + root.resolve("config"),
                                    0));
        }
        says("echo \"ERROR: $DOCKER_HOST $DOCKER_TLS_VERIFY|$DOCKER_CERT_PATH\" >&2");
        var socket = new EngineAddress.Unix(Path.of("/run/x.sock"));
        try (var run = start(socket, Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/x"))) {
            assertThat(run.next()).contains(new BuildNews.Failed("unix:///run/x.sock |", 0));
        }
    }

    @Test
    void whoDoesNotEndWhenAskedIsEndedByForce() throws IOException {
        says(
                """
                trap '' TERM
                echo '{"logs":[{"vertex":"a","data":"aGVsbG8="}]}' >&2
                while :; do sleep 1; done\
                """);
        var run = start(new EngineAddress.Unix(Path.of("/run/x.sock")), Map.of());
        assertThat(run.next()).contains(new BuildNews.Output("a", "hello"));
        assertThat(ours()).isNotEmpty();
        run.close();
        assertThat(ours()).isEmpty();
    }

    private List<ProcessHandle> ours() {
        return ProcessHandle.current()
                .descendants()
                .filter(each ->
                        String.join(" ", each.info().arguments().orElse(new String[0]))
                                .contains(root.toString()))
                .toList();
    }

    private void says(String script) throws IOException {
        var file = install("config/cli-plugins", "v1.0.0");
        Files.writeString(
                file, "#!/bin/sh\n[ \"$1\" = version ] && exit\n" + script + "\nexit 1\n");
    }

    private BuildStream start(EngineAddress address, Map<String, String> more) throws IOException {
        var variables = new HashMap<>(System.getenv());
        variables.putAll(more);
        variables.put("DOCKER_CONFIG", root.resolve("config").toString());
        var environment = new EngineEnvironment(variables, root, root, false);
        var start = new BuildxStart(new Buildx(environment, Thread::startVirtualThread), address);
        return start.start(start.plugin().orElseThrow(), BuildOptions.of(root));
    }

    private Optional<String> plugin() {
        var variables = Map.of("DOCKER_CONFIG", root.resolve("config").toString());
        var environment = new EngineEnvironment(variables, root, root, false);
        return new Buildx(environment, Runnable::run).plugin().map(Buildx.Plugin::version);
    }

    private Path install(String folder, String says) throws IOException {
        var plugins = Files.createDirectories(root.resolve(folder));
        var file = plugins.resolve("docker-buildx");
        Files.writeString(file, "#!/bin/sh\ntest \"$1\" = version && echo '" + says + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
