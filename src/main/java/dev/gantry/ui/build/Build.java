package dev.gantry.ui.build;

import dev.gantry.app.build.BuildBoard;
import dev.gantry.app.build.BuildHistory;
import dev.gantry.app.build.BuildOptions;
import dev.gantry.app.words.Explanation;
import dev.gantry.docker.BuildNews;
import dev.gantry.store.BuildStore.KeptBuild;
import dev.gantry.ui.kit.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// One build, running or over. For the JavaFX thread.
final class Build {

    enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    private final BuildOptions options;
    private final Instant begun;
    private final BuildBoard board = new BuildBoard();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private State state;
    private String id = "";
    private String image = "";
    private String facts = "";
    private String pushing = "";
    private String builder = "";
    private Duration took = Duration.ZERO;
    private Optional<Explanation> failure = Optional.empty();
    private List<Excerpt.Line> excerpt = List.of();
    private Tasks.@Nullable Task task;

    private Build(BuildOptions options, Instant begun, State state) {
        this.options = options;
        this.begun = begun;
        this.state = state;
    }

    static Build starting(BuildOptions options) {
        return new Build(options, Instant.now(), State.RUNNING);
    }

    static Build kept(KeptBuild kept) {
        var state =
                switch (kept.end()) {
                    case "done" -> State.DONE;
                    case "cancelled" -> State.CANCELLED;
                    default -> State.FAILED;
                };
        var build = new Build(BuildHistory.options(kept), kept.begun(), state);
        build.id = kept.id();
        build.image = kept.image();
        build.took = kept.took();
        build.failure = BuildText.failure(kept);
        return build;
    }

    /// In the history; empty while it runs.
    String id() {
        return id;
    }

    BuildOptions options() {
        return options;
    }

    Instant begun() {
        return begun;
    }

    State state() {
        return state;
    }

    Duration took() {
        return took;
    }

    String image() {
        return image;
    }

    /// What is done before the first step.
    String facts() {
        return facts;
    }

    /// What is done after the last one.
    String pushing() {
        return pushing;
    }

    /// Which builder, and why.
    String builder() {
        return builder;
    }

    Optional<Explanation> failure() {
        return failure;
    }

    List<Excerpt.Line> excerpt() {
        return excerpt;
    }

    /// None for what was built before the window was opened.
    List<BuildBoard.StepLog> steps() {
        return board.steps();
    }

    /// Counts on with each change.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    void follow(Tasks.Task running) {
        task = running;
    }

    void stop() {
        if (task != null) {
            task.cancel();
        }
    }

    void take(List<BuildNews> news) {
        news.forEach(board::take);
        change();
    }

    void tell(String now) {
        facts = now;
        change();
    }

    void tellPush(String now) {
        pushing = now;
        change();
    }

    void choose(String words) {
        builder = words;
        change();
    }

    /// What the history wrote of it is its end.
    void end(KeptBuild kept, Optional<Explanation> why, List<Excerpt.Line> where) {
        var end = Build.kept(kept);
        id = end.id;
        image = end.image;
        state = end.state;
        took = end.took;
        failure = state == State.FAILED ? why.or(() -> end.failure) : Optional.empty();
        excerpt = where;
        change();
    }

    /// It did not come as far as the history.
    void fail(Explanation why) {
        if (state == State.RUNNING) {
            state = State.FAILED;
            failure = Optional.of(why);
            change();
        }
    }

    private void change() {
        changes.set(changes.get() + 1);
    }
}
