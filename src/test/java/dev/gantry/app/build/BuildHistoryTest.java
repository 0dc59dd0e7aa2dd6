package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.container.Secrets;
import dev.gantry.docker.BuildNews.Output;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.docker.BuildNews.Step;
import dev.gantry.docker.EngineException;
import dev.gantry.store.BuildStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildHistoryTest {

    @TempDir Path data;

    @Test
    void keepsWhatWasAskedAndToldButNoSecret() throws IOException {
        var history = new BuildHistory(new BuildStore(data));
        var options = options(Map.of("API_TOKEN", "hunter2", "WHO", "me"));
        var recording = history.begin(options, "local");
        recording.news(step(State.RUNNING));
        recording.news(new Output("a", "token hun"));
        recording.news(new Output("a", "ter2\nhalf a "));
        recording.news(new Output("a", "line"));
        recording.news(step(State.DONE));
        recording.done("sha256:1");

        var kept = new BuildHistory(new BuildStore(data)).all().getFirst();
        assertThat(kept.end()).isEqualTo("done");
        assertThat(kept.image()).isEqualTo("sha256:1");
        assertThat(kept.args()).containsEntry("API_TOKEN", Secrets.MASK);
        assertThat(history.log(kept.id()).lines())
                .containsExactly(
                        "#1 [2/2] RUN x",
                        "#1 token " + Secrets.MASK,
                        "#1 half a line",
                        "#1 DONE 1.5s");
        assertThat(BuildHistory.options(kept)).isEqualTo(options(Map.of("WHO", "me")));
        assertThat(Files.readString(data.resolve("builds.json"))).doesNotContain("hunter2");
    }

    @Test
    void aFailureAndAStopAreToldApart() throws IOException {
        var history = new BuildHistory(new BuildStore(data));
        history.begin(options(Map.of()), "local").failed(new BuildException("exit 7", "RUN", 4));
        history.begin(options(Map.of()), "local").failed(new EngineException.Cancelled(null));
        assertThat(history.all().stream().map(BuildStore.KeptBuild::end))
                .containsExactly("cancelled", "failed");
        assertThat(history.all().getLast().line()).isEqualTo(4);
        assertThat(history.log(history.all().getLast().id())).isEqualTo("ERROR: exit 7\n");
    }

    @Test
    void theOldestGoWithTheirLogs() throws IOException {
        var history = new BuildHistory(new BuildStore(data));
        for (int count = 0; count < 52; count++) {
            history.begin(options(Map.of()), "host " + count).done("sha256:" + count);
        }
        assertThat(history.all()).hasSize(50);
        assertThat(history.all().getFirst().host()).isEqualTo("host 51");
        try (var logs = Files.list(data.resolve("builds"))) {
            assertThat(logs).hasSize(50);
        }
        history.forget(history.all().getFirst().id());
        assertThat(history.all().getFirst().host()).isEqualTo("host 50");
    }

    private static Step step(State state) {
        var took = state == State.DONE ? Duration.ofMillis(1500) : Duration.ZERO;
        return new Step("a", "[2/2] RUN x", state, Instant.EPOCH, took, "");
    }

    private BuildOptions options(Map<String, String> args) {
        return new BuildOptions(
                data,
                data.resolve("Dockerfile"),
                List.of("a:1"),
                args,
                Map.of("l", "v"),
                "t",
                "linux/arm64",
                true,
                true,
                5,
                "none",
                new BuildSession(
                        List.of(new BuildSecret("npm", data.resolve("a,b").toString(), "")),
                        List.of("default"),
                        Map.of("docs", "../docs")),
                true);
    }
}
