package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.host.HostDirectory;
import dev.gantry.app.registry.RegistryLogins;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `gantry login` and `gantry logout` at a real registry.
@EngineTest
@Timeout(120)
class LoginCommandEngineTest {

    private static final String GUARDED = System.getenv("GANTRY_TEST_REGISTRY_AUTH");
    private static final String USER = System.getenv("GANTRY_TEST_REGISTRY_USER");
    private static final String PASSWORD = System.getenv("GANTRY_TEST_REGISTRY_PASSWORD");

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void logsInPushesPullsAndLogsOut(TestEngine engine) {
        assertThat(run(engine, PASSWORD + "\n", "login", "-u", USER, "--password-stdin", GUARDED))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Logged in to " + GUARDED + " as " + USER);
        assertThat(err.toString()).startsWith("warning: ").contains("unencrypted", "config.json");
        var image = GUARDED + "/" + TestEngine.name() + ":1";
        tag(engine, image);
        try {
            assertThat(run(engine, "", "push", "-q", image)).as(err.toString()).isZero();
            assertThat(run(engine, "", "pull", "-q", image)).as(err.toString()).isZero();
            assertThat(run(engine, "", "logout", GUARDED)).isZero();
            assertThat(out.toString()).contains("Logged out of " + GUARDED);
            assertThat(run(engine, "", "push", "-q", image)).isEqualTo(1);
            assertThat(run(engine, "", "logout", GUARDED)).isZero();
            assertThat(out.toString()).contains("Nobody was logged in");
        } finally {
            engine.ask(Request.of("DELETE", "/images/" + image));
        }
        assertThat(out.toString() + err).doesNotContain(PASSWORD);
    }

    @Test
    void aWrongPasswordNamesRegistryAndUserAndIsNotKept(TestEngine engine) {
        assertThat(run(engine, "wrong-word", "login", "-u", USER, "--password-stdin", GUARDED))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("gantry: " + GUARDED + " does not know " + USER)
                .doesNotContain("wrong-word");
        assertThat(folder.resolve("config.json")).doesNotExist();
    }

    @Test
    void wrongUsageIsSaidInOneLine(TestEngine engine) throws IOException {
        assertThat(run(engine, "", "login", "-u", USER, "-p", "hidden-word", GUARDED)).isEqualTo(2);
        assertThat(err.toString()).contains("--password-stdin").doesNotContain("hidden-word");
        assertThat(run(engine, "", "login", "-u", USER, "--password=hidden-word")).isEqualTo(2);
        assertThat(run(engine, "", "login", "-u", USER, GUARDED)).isEqualTo(2);
        assertThat(err.toString()).contains("no terminal");
        assertThat(run(engine, "x", "login", "--password-stdin", GUARDED)).isEqualTo(2);
        assertThat(run(engine, "\n", "login", "-u", USER, "--password-stdin")).isEqualTo(2);
        assertThat(run(engine, "x", "login", "-u", USER, "--password-stdin", "no host"))
                .isEqualTo(2);
        Files.writeString(folder.resolve("config.json"), "{");
        err.getBuffer().setLength(0);
        assertThat(run(engine, "x", "login", "-u", USER, "--password-stdin", GUARDED)).isEqualTo(1);
        assertThat(err.toString()).contains("config.json cannot be understood").hasLineCount(1);
    }

    private static void tag(TestEngine engine, String image) {
        int colon = image.lastIndexOf(':');
        engine.ask(
                Request.post("/images/" + TestEngine.IMAGE + "/tag")
                        .query("repo", image.substring(0, colon))
                        .query("tag", image.substring(colon + 1)));
    }

    private int run(TestEngine engine, String input, String... args) {
        var all = new ArrayList<>(List.of("--host", engine.address().toString()));
        all.addAll(List.of(args));
        HostDirectory nobody = () -> new HostDirectory.Found(List.of(), List.of());
        var variables = Map.of("DOCKER_CONFIG", folder.toString());
        var environment = new EngineEnvironment(variables, folder, folder.getRoot(), false);
        return new GantryCommand(_ -> nobody, new Dialer(), (_, _) -> 0)
                .with(new RegistryLogins(environment))
                .through(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        new ByteArrayOutputStream())
                .run(all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
