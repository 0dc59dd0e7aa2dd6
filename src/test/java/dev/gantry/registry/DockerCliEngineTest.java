package dev.gantry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Gantry and the docker CLI read what the other wrote.
@EngineTest
@Timeout(120)
class DockerCliEngineTest {

    private static final String GUARDED = System.getenv("GANTRY_TEST_REGISTRY_AUTH");
    private static final String USER = System.getenv("GANTRY_TEST_REGISTRY_USER");
    private static final String PASSWORD = System.getenv("GANTRY_TEST_REGISTRY_PASSWORD");

    @TempDir private Path theirs;
    @TempDir private Path ours;

    @Test
    void gantryReadsTheClisLoginAndWritesTheSameFile(TestEngine engine) throws Exception {
        assertThat(
                        docker(
                                engine,
                                theirs,
                                PASSWORD,
                                "login",
                                "-u",
                                USER,
                                "--password-stdin",
                                GUARDED))
                .contains("Login Succeeded");
        var login = new LoginStore(HelperScript.environment(theirs)).find(GUARDED).orElseThrow();
        assertThat(login).isEqualTo(new RegistryLogin(GUARDED, USER, PASSWORD, ""));
        new LoginStore(HelperScript.environment(ours)).keep(GUARDED, login);
        assertThat(Files.readString(ours.resolve("config.json")))
                .isEqualTo(Files.readString(theirs.resolve("config.json")));
    }

    @Test
    void theCliUsesAndForgetsALoginThatGantryKept(TestEngine engine) throws Exception {
        var store = new LoginStore(HelperScript.environment(ours));
        store.keep(GUARDED, new RegistryLogin("", USER, PASSWORD, ""));
        var digest = new LoginStore(HelperScript.environment(ours)).find(GUARDED);
        assertThat(digest).isPresent();
        var image = GUARDED + "/gantry/hello:1";
        assertThat(docker(engine, theirs, "", "manifest", "inspect", "--insecure", image))
                .contains("no basic auth credentials");
        assertThat(docker(engine, ours, "", "manifest", "inspect", "--insecure", image))
                .contains("schemaVersion");
        assertThat(docker(engine, ours, "", "pull", image)).contains("Digest: sha256:");
        docker(engine, ours, "", "logout", GUARDED);
        assertThat(store.find(GUARDED)).isEmpty();
    }

    @Test
    void bothUseTheSameHelper(TestEngine engine) throws Exception {
        for (var folder : List.of(theirs, ours)) {
            HelperScript.keeper(folder, "keeper");
            Files.writeString(folder.resolve("config.json"), "{\"credsStore\": \"keeper\"}");
        }
        docker(engine, theirs, PASSWORD, "login", "-u", USER, "--password-stdin", GUARDED);
        var login = new LoginStore(HelperScript.environment(theirs)).find(GUARDED).orElseThrow();
        assertThat(login.password()).isEqualTo(PASSWORD);
        var store = new LoginStore(HelperScript.environment(ours));
        store.keep(GUARDED, login);
        var json = new JsonMapper();
        assertThat(json.readTree(ours.resolve("config.json").toFile()))
                .isEqualTo(json.readTree(theirs.resolve("config.json").toFile()));
        docker(engine, ours, "", "logout", GUARDED);
        assertThat(store.find(GUARDED)).isEmpty();
    }

    private static String docker(TestEngine engine, Path config, String input, String... args)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.addAll(
                List.of(
                        System.getenv("GANTRY_TEST_DOCKER"),
                        "--config",
                        config.toString(),
                        "-H",
                        engine.address().toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", config + ":" + System.getenv("PATH"));
        var process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
