package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `gantry images`, `pull` and `push` on a real engine and a real registry.
@EngineTest
@Timeout(120)
class ImageCommandsEngineTest {

    private static final String REGISTRY = System.getenv("GANTRY_TEST_REGISTRY");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsImagesWithWhoUsesThem(TestEngine engine) {
        var name = TestEngine.name();
        engine.create(name, "true");
        assertThat(run(engine, "images", TestEngine.IMAGE)).isZero();
        assertThat(out.toString().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("gantry/base")
                .contains(name);
        out.getBuffer().setLength(0);
        assertThat(run(engine, "images", "--only", "unused", TestEngine.IMAGE)).isZero();
        assertThat(out.toString().lines()).hasSize(1);
        out.getBuffer().setLength(0);
        assertThat(run(engine, "images", "--format", "json", "gantry/base")).isZero();
        assertThat(out.toString()).contains("\"name\":\"" + TestEngine.IMAGE + "\"");
    }

    @Test
    void pushesAndPullsAndPrintsTheDigest(TestEngine engine) {
        var repository = REGISTRY + "/" + TestEngine.name();
        engine.ask(
                Request.post("/images/" + TestEngine.IMAGE + "/tag")
                        .query("repo", repository)
                        .query("tag", "1"));
        try {
            assertThat(run(engine, "push", repository + ":1")).as(err.toString()).isZero();
            var digest = out.toString().strip();
            assertThat(digest).matches("sha256:[0-9a-f]{64}");
            assertThat(err.toString()).contains(": ");
            out.getBuffer().setLength(0);
            err.getBuffer().setLength(0);
            assertThat(run(engine, "pull", "-q", repository + ":1")).isZero();
            assertThat(out.toString().strip()).isEqualTo(digest);
            assertThat(err.toString()).isEmpty();
        } finally {
            engine.ask(Request.of("DELETE", "/images/" + repository + ":1"));
        }
    }

    @Test
    void pruneListsWithReasonsAndTouchesNothingOnADryRun(TestEngine engine) {
        var name = TestEngine.name();
        engine.createVolume(name);
        var stopped = TestEngine.name();
        engine.create(stopped, "true");
        assertThat(run(engine, "prune", "--dry-run", "--volumes")).isZero();
        assertThat(out.toString())
                .contains(name)
                .contains(stopped)
                .contains("Somebody named it")
                .contains("It does not run.");
        out.getBuffer().setLength(0);
        assertThat(run(engine, "prune", "--dry-run", "--only", "container")).isZero();
        assertThat(out.toString()).contains(stopped).doesNotContain(name);
        assertThat(engine.removeVolume(name)).isTrue();
    }

    @Test
    void saysWhatIsWrong(TestEngine engine) {
        assertThat(run(engine, "pull", "Not/A/Name")).isEqualTo(2);
        assertThat(err.toString()).contains("lower case").containsOnlyOnce("\n");
        err.getBuffer().setLength(0);
        assertThat(run(engine, "pull", REGISTRY + "/no/such:1")).isEqualTo(1);
        assertThat(err.toString()).startsWith("gantry: ").containsOnlyOnce("\n");
    }

    private int run(TestEngine engine, String... args) {
        var all = new ArrayList<>(List.of("--host", engine.address().toString()));
        all.addAll(List.of(args));
        HostDirectory nobody = () -> new HostDirectory.Found(List.of(), List.of());
        return new GantryCommand(_ -> nobody, new Dialer(), (_, _) -> 0)
                .run(all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
