package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `gantry stack …` on a real engine.
@EngineTest
@Timeout(120)
class StackCommandsEngineTest {

    private static final String SLEEPS =
            "{image: \"gantry/base:1\", command: [sh, -c, \"echo hello; exec sleep 1000\"], init: true";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String name = TestEngine.name();
    private final TestEngine engine;
    private final Path temporary;
    private Path file;

    StackCommandsEngineTest(@TempDir Path temporary, TestEngine engine) {
        this.temporary = temporary;
        this.engine = engine;
        this.file = temporary.resolve("compose.yaml");
    }

    @BeforeEach
    void write() throws IOException {
        file = Files.createDirectories(temporary.resolve(name)).resolve("compose.yaml");
        file("services:\n  db: " + SLEEPS + "}\n  web: " + SLEEPS + ", depends_on: [db]}\n");
    }

    @AfterEach
    void clean() {
        run("recover", "-p", name, "--forget");
        run("down", "-p", name, "-v", "-t", "0");
    }

    private void file(String text) throws IOException {
        Files.writeString(file, text);
    }

    @Test
    void planTellsByItsExitCodeWhetherAnythingWouldChange() {
        assertThat(run("plan", "-f", file.toString())).isEqualTo(4);
        assertThat(out.toString()).contains(name + ": 3 steps", "create " + name + "-web-1");
        assertThat(run("up", "-f", file.toString())).as(err.toString()).isZero();
        assertThat(run("plan", "-f", file.toString())).isZero();
        assertThat(out.toString())
                .contains("Nothing to do", "2 containers stay as they are", name + "-db-1");
    }

    @Test
    void planForMachinesIsOneObjectWithReasons() throws IOException {
        run("up", "-f", file.toString());
        file(Files.readString(file).replace("depends_on: [db]", "environment: {LEVEL: x}"));
        assertThat(run("plan", "-f", file.toString(), "--format", "json")).isEqualTo(4);
        assertThat(out.toString().strip().lines()).hasSize(1);
        assertThat(out.toString())
                .contains(
                        "\"act\":\"recreate\"",
                        "\"service\":\"web\"",
                        "env LEVEL added",
                        "\"changes\":true");
    }

    @Test
    void whatCannotBeDeployedIsRefusedBeforeAnythingIsTouched() throws IOException {
        file(
                "services:\n  web: "
                        + SLEEPS
                        + ", networks: [away]}\nnetworks: {away: {external: true}}\n");
        assertThat(run("plan", "-f", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("obstacle: The network away");
        assertThat(run("up", "-f", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("gantry: The stack cannot be deployed like this.");
    }

    @Test
    void aFileThatIsWrongIsToldWithItsPlace() throws IOException {
        file("services:\n  web: {imag: x}\n");
        assertThat(run("up", "-f", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("compose.yaml:2:").contains("imag");
        assertThat(run("validate", "-f", file.toString())).isEqualTo(1);
        file("services:\n  web: {image: x}\n");
        assertThat(run("validate", "-f", file.toString())).isZero();
        assertThat(out.toString()).contains("is right: one service");
    }

    @Test
    void aServiceThatIsNotThereIsWrongUsage() {
        assertThat(run("up", "-f", file.toString(), "wbe")).isEqualTo(2);
        assertThat(err.toString()).contains("wbe", "db, web");
        assertThat(run("ps", "-p", "no-such-stack")).isEqualTo(2);
        assertThat(err.toString()).contains("No stack is called no-such-stack");
    }

    @Test
    void namingAServiceTurnsItsProfileOn() throws IOException {
        file("services:\n  web: " + SLEEPS + "}\n  dbg: " + SLEEPS + ", profiles: [dev]}\n");
        assertThat(run("up", "-f", file.toString(), "dbg")).as(err.toString()).isZero();
        assertThat(run("ps", "-p", name)).isZero();
        assertThat(out.toString()).contains("dbg-1").doesNotContain("web-1");
    }

    @Test
    void upForMachinesPrintsALineForEachThing() {
        assertThat(run("up", "-f", file.toString(), "--format", "json")).isZero();
        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("{"));
        assertThat(out.toString())
                .contains(
                        "\"phase\":\"create\"",
                        "{\"container\":\"" + name + "-web-1\",\"deed\":\"started\"}");
    }

    @Test
    void aStackIsListedScaledStoppedReadAndTakenDown() {
        assertThat(run("up", "-f", file.toString())).as(err.toString()).isZero();
        assertThat(run("ls")).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith(name)))
                .singleElement()
                .asString()
                .contains("running 2/2", "db, web", "compose.yaml");
        assertThat(run("scale", "-f", file.toString(), "web=2")).as(err.toString()).isZero();
        assertThat(run("ps", "-p", name, "--format", "json")).isZero();
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(run("stop", "-p", name, "-t", "1", "web")).as(err.toString()).isZero();
        assertThat(run("ls", "--format", "json")).isZero();
        assertThat(out.toString()).contains("\"name\":\"" + name + "\",\"running\":1");
        assertThat(run("start", "-p", name)).as(err.toString()).isZero();
        assertThat(run("restart", "-p", name, "-t", "0", "web")).as(err.toString()).isZero();
        assertThat(run("logs", "-p", name, "db")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("hello");
        assertThat(run("down", "-f", file.toString())).as(err.toString()).isZero();
        assertThat(run("ls", "-q")).isZero();
        assertThat(out.toString().lines()).doesNotContain(name);
        assertThat(run("recover", "-p", name)).isZero();
        assertThat(out.toString()).contains("No deploy of " + name);
    }

    @Test
    void downTakesOnlyTheVolumesThatTheFilesCallTheirOwn() throws IOException {
        var with = "services:\n  web: " + SLEEPS + ", volumes: [\"%s:/d\"]}\nvolumes: {%s}\n";
        file(with.formatted("before", "before: {}"));
        run("up", "-f", file.toString());
        file(with.formatted("after", "after: {}"));
        assertThat(run("up", "-f", file.toString())).as(err.toString()).isZero();
        assertThat(run("down", "-v", "-f", file.toString())).as(err.toString()).isZero();
        assertThat(engine.removeVolume(name + "_after")).isFalse();
        assertThat(engine.removeVolume(name + "_before")).isTrue();
    }

    @Test
    void aStackIsAdoptedFromItsFilesOrMadeOutOfItsContainers() throws IOException {
        file(
                """
                services:
                  db: %s, environment: {A: "x$$y"}, volumes: ["data:/d"], ports: ["127.0.0.1::90"], mem_limit: 64m}
                  web: %s, depends_on: [db], networks: {back: {aliases: [w]}}, restart: "on-failure:2"}
                networks: {back: {internal: true}}
                volumes: {data: {}}
                """
                        .formatted(SLEEPS, SLEEPS));
        run("up", "-f", file.toString());
        assertThat(run("adopt", "-p", name)).as(err.toString()).isZero();
        assertThat(out.toString()).contains(file.toString());
        Files.move(file, file.resolveSibling("moved.yaml"));
        assertThat(run("adopt", "-p", name)).isEqualTo(1);
        assertThat(run("adopt", "-p", name, "-o", file.toString())).as(err.toString()).isZero();
        assertThat(Files.readString(file))
                .contains("x$$y", "data:/d", "internal: true", "- w", "on-failure:2");
        assertThat(run("plan", "-f", file.toString())).as(out.toString()).isZero();
        assertThat(run("adopt", "-p", name, "-o", file.toString())).isEqualTo(1);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new ArrayList<>(List.of("--host", engine.address().toString()));
        all.addAll(List.of("--data", temporary.resolve("data").toString(), "stack"));
        all.addAll(List.of(arguments));
        HostDirectory nobody = () -> new HostDirectory.Found(List.of(), List.of());
        return new GantryCommand(_ -> nobody, new Dialer(), (_, _) -> 0)
                .run(all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
