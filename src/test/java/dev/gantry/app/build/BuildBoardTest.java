package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.BuildNews.Output;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.docker.BuildNews.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BuildBoardTest {

    private final BuildBoard board = new BuildBoard();

    @Test
    void stepsStandAsInTheDockerfile() {
        board.take(step("[internal] load metadata", 1));
        board.take(step("[final 1/1] RUN b", 9));
        board.take(step("[deps 3/3] RUN a", 0));
        board.take(step("[deps 2/3] COPY . .", 3));
        board.take(step("[deps 1/3] FROM x", 3));
        board.take(step("exporting", 0));
        assertThat(board.steps().stream().map(log -> log.step().name()))
                .containsExactly(
                        "[internal] load metadata",
                        "[deps 1/3] FROM x",
                        "[deps 2/3] COPY . .",
                        "[deps 3/3] RUN a",
                        "[final 1/1] RUN b",
                        "exporting");
    }

    @Test
    void ofALongOutputTheEndIsKept() {
        board.take(step("a", 1));
        for (int line = 0; line < 20_000; line++) {
            board.take(new Output("a", "line " + line + "\n"));
        }
        var log = board.steps().getFirst();
        assertThat(log.isCut()).isTrue();
        assertThat(log.tail()).startsWith("line ").endsWith("line 19999\n");
        assertThat(log.tail().length()).isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void whatIsAboutNoStepIsNoStep() {
        assertThat(board.take(new Output("nobody", "x"))).isEmpty();
        assertThat(board.steps()).isEmpty();
    }

    /// @param second when it began; 0 while it waits
    private static Step step(String name, long second) {
        var state = second == 0 ? State.WAITING : State.DONE;
        return new Step(name, name, state, Instant.ofEpochSecond(second), Duration.ZERO, "");
    }
}
