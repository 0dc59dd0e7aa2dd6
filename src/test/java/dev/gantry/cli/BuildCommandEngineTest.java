package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.build.BuildHistory;
import dev.gantry.app.build.Buildx;
import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.store.BuildStore;
import dev.gantry.testing.BuildxPlugin;
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

    private final String name = TestEngine.name();

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

    @Test
    void takesASecretPushesAndIsKeptForTheWindow(TestEngine engine, @TempDir Path config)
            throws IOException {
        BuildxPlugin.install(config);
        Files.writeString(folder.resolve("token"), "sesame-open");
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM gantry/base:1\nRUN --mount=type=secret,id=t : "
                        + name
                        + "; cat /run/secrets/t; echo said\n");
        var pushed = System.getenv("GANTRY_TEST_REGISTRY") + "/" + name + ":1";
        var data = Files.createDirectory(folder.resolve("data"));
        var buildx = new Buildx(BuildxPlugin.environment(config), Thread::startVirtualThread);
        var gantry = gantry().with(buildx).keepingIn(_ -> data);
        var secret = "id=t,src=" + folder.resolve("token");
        try {
            int code =
                    run(
                            gantry,
                            engine,
                            "build",
                            "--secret",
                            secret,
                            "--network",
                            "none",
                            "--push",
                            "-t",
                            pushed,
                            folder.toString());
            assertThat(code).as(err.toString()).isZero();
            assertThat(err.toString())
                    .startsWith("BuildKit, through docker buildx 0.")
                    .contains("said")
                    .doesNotContain("sesame-open");
            engine.ask(Request.get("/distribution/" + pushed + "/json"));
            var history = new BuildHistory(new BuildStore(data));
            var kept = history.all().getFirst();
            assertThat(kept.end()).isEqualTo("done");
            assertThat(kept.image()).isEqualTo(out.toString().strip());
            assertThat(kept.secrets()).containsExactly(secret);
            assertThat(history.log(kept.id())).contains("said").doesNotContain("sesame-open");
        } finally {
            engine.ask(Request.of("DELETE", "/images/" + pushed));
        }
    }

    @Test
    void heedsAMemoryLimitAndPushesWithoutBuildx(TestEngine engine) throws IOException {
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM gantry/base:1\nRUN cat /sys/fs/cgroup/memory.max"
                        + " /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null; true\n");
        var pushed = System.getenv("GANTRY_TEST_REGISTRY") + "/" + name + ":2";
        try {
            int code =
                    run(
                            gantry(),
                            engine,
                            "build",
                            "-m",
                            "64m",
                            "--no-cache",
                            "--push",
                            "-t",
                            pushed,
                            folder.toString());
            assertThat(code).as(err.toString()).isZero();
            assertThat(err.toString()).contains("The classic builder").contains("" + (64 << 20));
            engine.ask(Request.get("/distribution/" + pushed + "/json"));
        } finally {
            engine.ask(Request.of("DELETE", "/images/" + pushed));
        }
    }

    @Test
    void whatCannotBeKeptIsBuiltAllTheSame(TestEngine engine) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM gantry/base:1\nLABEL a=b\n");
        var data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("builds"), "in the way of the folder");
        Files.createDirectory(data.resolve("builds.json.lock"));
        var gantry = gantry().keepingIn(_ -> data);
        assertThat(run(gantry, engine, "build", "--progress", "quiet", folder.toString())).isZero();
        assertThat(out.toString().strip()).matches("sha256:[0-9a-f]{64}");
        assertThat(err.toString())
                .startsWith("gantry: This build could not be kept among those of before.")
                .containsOnlyOnce("\n");
    }

    @Test
    void withoutADataFolderNoneIsMade(TestEngine engine) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM gantry/base:1\nLABEL a=b\n");
        var data = folder.resolve("data");
        var gantry = gantry().keepingIn(_ -> data);
        assertThat(run(gantry, engine, "build", "--progress", "quiet", folder.toString())).isZero();
        assertThat(data).doesNotExist();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrongWordsOfNewOptionsAreUsage(TestEngine engine) {
        var path = folder.toString();
        assertThat(run(engine, "build", "--secret", "npm", path)).isEqualTo(2);
        assertThat(err.toString()).contains("npm: Write secrets as").containsOnlyOnce("\n");
        assertThat(run(engine, "build", "--memory", "much", path)).isEqualTo(2);
    }

    private int run(TestEngine engine, String... args) {
        return run(gantry(), engine, args);
    }

    private static GantryCommand gantry() {
        HostDirectory nobody = () -> new HostDirectory.Found(List.of(), List.of());
        return new GantryCommand(_ -> nobody, new Dialer(), (_, _) -> 0);
    }

    private int run(GantryCommand gantry, TestEngine engine, String... args) {
        var all = new ArrayList<>(List.of("--host", engine.address().toString()));
        all.addAll(List.of(args));
        return gantry.run(all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
