package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.engine.Dialer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `gantry stack config`.
class StackConfigCommandTest {

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsTheWholeProject() throws IOException {
        var file = write("compose.yaml", "name: shop\nservices:\n  web:\n    image: a\n");
        assertThat(run("--format", "json", file)).isZero();
        var project = new JsonMapper().readTree(out.toString());
        assertThat(project.path("networks").path("default").path("name").asText())
                .isEqualTo("shop_default");
        out.getBuffer().setLength(0);
        assertThat(run(file)).isZero();
        assertThat(out.toString()).startsWith("name: shop\nservices:\n    web:\n");
        out.getBuffer().setLength(0);
        assertThat(run("--hash", file)).isZero();
        assertThat(out.toString()).matches("web [0-9a-f]{64}\n");
    }

    @Test
    void whatItPrintsMeansTheSameAgain() throws IOException {
        var file =
                write(
                        "compose.yaml",
                        """
                        name: shop
                        services:
                          web:
                            image: a
                            command: echo "$$HOME"
                            ports: ["8080:80"]
                            environment: {PASSWORD: "a$$b"}
                        """);
        assertThat(run(file)).isZero();
        var again = write("again.yaml", out.toString());
        out.getBuffer().setLength(0);
        run("--hash", file);
        run("--hash", again);
        var lines = out.toString().lines().toList();
        assertThat(lines.get(0)).isEqualTo(lines.get(1));
    }

    @Test
    void everyMistakeHasItsPlaceAndAHint() throws IOException {
        var file =
                write(
                        "compose.yaml",
                        """
                        services:
                          web:
                            image: a
                            prots: ["80"]
                          db:
                            image: b
                            tty: maybe-not
                        """);
        assertThat(run(file)).isEqualTo(1);
        assertThat(err.toString()).contains(":7:").contains("services.db.tty");
        err.getBuffer().setLength(0);
        Files.writeString(
                Path.of(file), Files.readString(Path.of(file)).replace("maybe-not", "true"));
        assertThat(run(file)).isEqualTo(1);
        assertThat(err.toString())
                .contains(":4:5: services.web.prots:")
                .contains("Perhaps ports is meant.");
    }

    @Test
    void severalMistakesAreToldAtOnce() throws IOException {
        var file =
                write(
                        "compose.yaml",
                        """
                        services:
                          web:
                            networks: [front]
                            depends_on: [db]
                          api:
                            image: a
                            volumes: ["data:/data"]
                        """);
        assertThat(run(file)).isEqualTo(1);
        assertThat(err.toString().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("gantry: " + file + ":"));
    }

    @Test
    void whatIsFarTooLargeIsRefusedUnread() throws IOException {
        var line = "# " + "y".repeat(98) + "\n";
        var file = write("compose.yaml", line.repeat(90_000));
        assertThat(run(file)).isEqualTo(1);
        assertThat(err.toString()).contains("larger than any compose file").hasLineCount(1);
    }

    @Test
    void eachFileIsALineForMachines() throws IOException {
        var right = write("right.yaml", "services:\n  web: {image: a}\n");
        var wrong = write("wrong.yaml", "services:\n  web: {image: [a]}\n");
        assertThat(run("--each", right, wrong)).isZero();
        var lines = out.toString().lines().toList();
        var json = new JsonMapper();
        assertThat(json.readTree(lines.get(0)).path("ok").asBoolean()).isTrue();
        var refused = json.readTree(lines.get(1));
        assertThat(refused.path("ok").asBoolean()).isFalse();
        assertThat(refused.path("problems").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(refused.path("problems").path(0).path("path").asText())
                .isEqualTo("services.web.image");
    }

    @Test
    void overridesAndProfilesCount() throws IOException {
        var base =
                write(
                        "compose.yaml",
                        "services:\n  web:\n    image: a\n  debug:\n    image: b\n"
                                + "    profiles: [debug]\n");
        var over = write("over.yaml", "services:\n  web:\n    image: c\n");
        assertThat(run("--format", "json", base, over)).isZero();
        assertThat(out.toString()).contains("\"image\": \"c\"").doesNotContain("debug");
        out.getBuffer().setLength(0);
        assertThat(run("--format", "json", "--profile", "debug", base)).isZero();
        assertThat(out.toString()).contains("debug");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... args) {
        var all = new java.util.ArrayList<>(List.of("stack", "config"));
        all.addAll(List.of(args));
        HostDirectory nobody = () -> new HostDirectory.Found(List.of(), List.of());
        return new GantryCommand(_ -> nobody, new Dialer(), (_, _) -> 0)
                .run(all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
