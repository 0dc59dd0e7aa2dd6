package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `gantry build` on a real engine.
@EngineTest
@Timeout(120)
class BuildCommandEngineTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsTheIdAndTellsTheStepsBesides(TestEngine engine) throws IOException {
        var tag = "localhost/" + TestEngine.name() + ":1";
        var dockerfile =
                Files.writeString(
                        folder.resolve("Other"),
                        """
                        FROM gantry/base:1 AS one
                        ARG WHO
                        ARG DB_PASSWORD
                        RUN echo for $WHO with $DB_PASSWORD
                        FROM nowhere-at-all
                        """);
        try {
            int code =
                    run(
                            engine,
                            "build",
                            "-t",
                            tag,
                            "-f",
                            dockerfile.toString(),
                            "--build-arg",
                            "WHO=" + tag,
                            "--build-arg",
                            "DB_PASSWORD=hunter2",
                            "--label",
                            "made=here",
                            "--target",
                            "one",
                            "--network",
                            "none",
                            folder.toString());
            assertThat(code).as(err.toString()).isZero();
            assertThat(out.toString().strip()).matches("sha256:[0-9a-f]{64}");
            assertThat(err.toString())
                    .contains("RUN echo for ")
                    .contains("for " + tag + " with •")
                    .contains("DONE")
                    .doesNotContain("hunter2");
            var image = engine.ask(Request.get("/images/" + tag + "/json"));
            assertThat(image.path("Config").path("Labels").path("made").asText()).isEqualTo("here");
        } finally {
            engine.ask(Request.of("DELETE", "/images/" + tag));
        }
    }

    @Test
    void failsWithTheLineAndOneWordOfWhy(TestEngine engine) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM gantry/base:1\nRUN exit 9\n");
        assertThat(run(engine, "build", "--no-cache", "--progress", "quiet", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("gantry: The build failed in line 2 of the Dockerfile.")
                .contains("9")
                .containsOnlyOnce("\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysWhatIsMissingOrWrong(TestEngine engine) {
        assertThat(run(engine, "build", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Dockerfile").containsOnlyOnce("\n");
        err.getBuffer().setLength(0);
        assertThat(run(engine, "build", "-t", "Not/A/Name", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("lower case").containsOnlyOnce("\n");
        assertThat(run(engine, "build")).isEqualTo(2);
    }

    private int run(TestEngine engine, String... args) {
        var all = new ArrayList<>(List.of("--host", engine.address().toString()));
        all.addAll(List.of(args));
        HostDirectory nobody = () -> new HostDirectory.Found(List.of(), List.of());
        return new GantryCommand(_ -> nobody, new Dialer(), (_, _) -> 0)
                .run(all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
