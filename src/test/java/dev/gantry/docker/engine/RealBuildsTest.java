package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildNews.Built;
import dev.gantry.docker.BuildNews.Failed;
import dev.gantry.docker.BuildNews.Output;
import dev.gantry.docker.BuildNews.Said;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.docker.BuildNews.Step;
import dev.gantry.docker.BuildRequest;
import dev.gantry.docker.BuildRequest.Builder;
import dev.gantry.docker.BuildStream;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.Contexts;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Images as real engines build them.
@EngineTest
@Timeout(120)
class RealBuildsTest {

    private final TestEngine world;
    private final Engine engine;
    private final String name = TestEngine.name();
    private final String tag = "localhost/" + name + ":1";

    RealBuildsTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @AfterEach
    void tidyUp() {
        try {
            engine.images().removeByForce(tag);
        } catch (EngineException.Gone neverMade) {
            // wanted
        }
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(Builder.class)
    void buildsWithAllOptions(Builder builder) {
        var files =
                Map.of(
                        "deep/My.Dockerfile",
                        """
                        FROM gantry/base:1 AS first
                        ARG WHO=nobody
                        LABEL who=$WHO
                        COPY data /data
                        FROM nowhere-at-all
                        """,
                        "data",
                        name);
        var request =
                new BuildRequest(
                        builder,
                        name,
                        "deep/My.Dockerfile",
                        List.of(tag),
                        Map.of("WHO", "bär & co"),
                        Map.of("maker", name),
                        "first",
                        "",
                        true,
                        false,
                        64 << 20,
                        "none",
                        Map.of());
        var news = all(engine.builds().start(request, Contexts.of(files)));
        var built = engine.images().details(tag);
        assertThat(news).contains(new Built(built.id()));
        assertThat(built.json()).contains("bär & co").contains("\"maker\": \"" + name + "\"");
    }

    @Test
    void buildKitTellsOfItsSteps() {
        var dockerfile = "FROM gantry/base:1\nRUN echo höre " + name + " >&2\n";
        assertThat(engine.builds().hasBuildKit()).isTrue();
        var news = build(Builder.BUILDKIT, dockerfile);
        var step =
                news.stream()
                        .filter(Step.class::isInstance)
                        .map(Step.class::cast)
                        .filter(each -> each.name().contains("RUN echo"))
                        .toList();
        assertThat(step.getLast().state()).isEqualTo(State.DONE);
        assertThat(step.getLast().took()).isPositive();
        assertThat(step).anyMatch(each -> each.state() == State.RUNNING);
        assertThat(output(news, step.getLast().id())).contains("höre " + name);

        assertThat(build(Builder.BUILDKIT, dockerfile))
                .anyMatch(each ->
                        each instanceof Step again
                                && again.name().contains("RUN echo")
                                && again.state() == State.CACHED);
    }

    @Test
    void theClassicBuilderTellsInPlainWords() {
        var news = build(Builder.CLASSIC, "FROM gantry/base:1\nRUN echo höre " + name + "\n");
        var said =
                news.stream()
                        .filter(Said.class::isInstance)
                        .map(each -> ((Said) each).text())
                        .collect(Collectors.joining());
        assertThat(said).contains(": FROM gantry/base:1\n").contains("\nhöre " + name);
    }

    @ParameterizedTest
    @EnumSource(Builder.class)
    void aCommandThatFailsIsTheLastNews(Builder builder) {
        var news = build(builder, "FROM gantry/base:1\nRUN echo soon; exit 3\n");
        assertThat(news.getLast()).isInstanceOf(Failed.class);
        assertThat(((Failed) news.getLast()).message()).contains("3");
        assertThat(news).noneMatch(Built.class::isInstance);
    }

    @Test
    void aStepThatFailsSaysWhy() {
        assertThat(build(Builder.BUILDKIT, "FROM gantry/base:1\nCOPY no-such /\n"))
                .anyMatch(each ->
                        each instanceof Step step
                                && step.state() == State.FAILED
                                && step.error().contains("no-such"));
    }

    @ParameterizedTest
    @EnumSource(Builder.class)
    void closingEndsTheBuild(Builder builder) {
        var stream =
                engine.builds()
                        .start(
                                request(builder),
                                Contexts.of(
                                        "FROM gantry/base:1\nRUN echo begun; sleep 600 #" + name));
        for (var news = stream.next(); news.isPresent(); news = stream.next()) {
            if (news.get() instanceof Output(_, var text) && text.contains("begun")) {
                break;
            }
            if (news.get() instanceof Said(var text) && text.startsWith("begun")) {
                break;
            }
        }
        stream.close();
        assertThat(stream.next()).isEmpty();
        assertThatThrownBy(() -> engine.images().details(tag))
                .isInstanceOf(EngineException.Gone.class);
        awaitNoContainer();
    }

    /// The classic builder runs its steps in containers that are listed.
    private void awaitNoContainer() {
        while (world.ask(Request.get("/containers/json")).toString().contains(name)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aContextThatCannotBeReadIsOurOwnTrouble() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("disk on fire");
                    }
                };
        assertThatThrownBy(() -> engine.builds().start(request(Builder.BUILDKIT), broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk on fire");
    }

    private List<BuildNews> build(Builder builder, String dockerfile) {
        return all(engine.builds().start(request(builder), Contexts.of(dockerfile)));
    }

    private BuildRequest request(Builder builder) {
        return new BuildRequest(
                builder,
                TestEngine.name(),
                "Dockerfile",
                List.of(tag),
                Map.of(),
                Map.of(TestEngine.LABEL, name),
                "",
                "",
                false,
                false,
                0,
                "none",
                Map.of());
    }

    private static String output(List<BuildNews> news, String step) {
        return news.stream()
                .filter(each -> each instanceof Output output && output.step().equals(step))
                .map(each -> ((Output) each).text())
                .collect(Collectors.joining());
    }

    private static List<BuildNews> all(BuildStream stream) {
        try (stream) {
            var news = new ArrayList<BuildNews>();
            for (var each = stream.next(); each.isPresent(); each = stream.next()) {
                news.add(each.get());
            }
            return news;
        }
    }
}
