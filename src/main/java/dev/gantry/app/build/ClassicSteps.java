package dev.gantry.app.build;

import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildNews.Output;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.docker.BuildNews.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the steps in the plain words of the classic builder. For one thread.
final class ClassicSteps {

    private static final Pattern STEP = Pattern.compile("^Step (\\d+)/\\d+ : .*");
    private static final String CACHED = " ---> Using cache";

    private final Clock clock;
    private final Consumer<BuildNews> told;
    private final StringBuilder line = new StringBuilder();
    private @Nullable Step step;

    ClassicSteps(Clock clock, Consumer<BuildNews> told) {
        this.clock = clock;
        this.told = told;
    }

    void take(String text) {
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at) + 1;
            line.append(text, at, end == 0 ? text.length() : end);
            if (end == 0) {
                return;
            }
            line(line.toString());
            line.setLength(0);
            at = end;
        }
    }

    private void line(String text) {
        var bare = text.stripTrailing();
        if (STEP.matcher(bare).matches()) {
            end(State.DONE, "");
            begin(bare);
        } else if (step != null && bare.equals(CACHED)) {
            end(State.CACHED, "");
        } else if (step != null) {
            told.accept(new Output(step.id(), text));
        }
    }

    private void begin(String name) {
        var id = "classic-" + name.substring(0, name.indexOf('/'));
        step = new Step(id, name, State.RUNNING, clock.instant(), Duration.ZERO, "");
        told.accept(step);
    }

    /// @param error empty when all went well
    void end(State state, String error) {
        if (!line.isEmpty()) {
            var rest = line.toString();
            line.setLength(0);
            line(rest);
        }
        if (step != null) {
            var took = Duration.between(step.started(), Instant.now(clock));
            told.accept(new Step(step.id(), step.name(), state, step.started(), took, error));
            step = null;
        }
    }
}
