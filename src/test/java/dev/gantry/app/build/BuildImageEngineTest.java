package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.app.image.ImageTransfers;
import dev.gantry.app.image.Logins;
import dev.gantry.docker.BuildNews.Output;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Builds from a folder, on a real engine, with either builder: a limit of memory wants the classic
/// one.
@EngineTest
@Timeout(120)
class BuildImageEngineTest {

    private static final String GUARDED = System.getenv("GANTRY_TEST_REGISTRY_AUTH");

    @TempDir Path folder;

    private final TestEngine world;
    private final Engine engine;
    private final String name = TestEngine.name();
    private final String tag = "localhost/" + name + ":1";
    private final HeardBuild heard = new HeardBuild();

    BuildImageEngineTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @AfterEach
    void tidyUp() {
        remove(tag);
        engine.close();
    }

    private void remove(String image) {
        try {
            engine.images().removeByForce(image);
        } catch (EngineException.Gone neverMade) {
            // wanted
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 64 << 20})
    void buildsWhatTheFolderHolds(long memory) throws IOException {
        Files.writeString(folder.resolve("data"), name);
        Files.createSymbolicLink(folder.resolve("out"), Path.of("/etc/hostname"));
        dockerfile(
                """
                FROM gantry/base:1
                ARG WHO
                COPY . /ctx
                RUN echo "hello $WHO"; cat /ctx/data; readlink /ctx/out
                """);
        var id = run(memory);
        assertThat(engine.images().details(tag).id()).isEqualTo(id);
        assertThat(heard.output()).contains("hello you\n" + name + "/etc/hostname");
        assertThat(heard.steps())
                .anyMatch(step -> step.name().contains("RUN echo") && step.state() == State.DONE);
        assertThat(heard.steps().getLast().state()).isNotEqualTo(State.RUNNING);
        assertThat(heard.bytes).isPositive();
        assertThat(heard.choice)
                .isEqualTo(memory == 0 ? BuilderChoice.BUILDKIT : BuilderChoice.CLASSIC_FOR_MEMORY);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 64 << 20})
    void aCommandThatFailsPointsAtItsLine(long memory) throws IOException {
        dockerfile("FROM gantry/base:1\n\n# why\nRUN true\nRUN echo oh no; \\\n  exit 7\n");
        var failure = failure(memory);
        assertThat(failure.line()).isEqualTo(5);
        assertThat(failure.said()).contains("7");
        assertThat(heard.output()).contains("oh no");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 64 << 20})
    void whatIsNotThereToCopyPointsAtItsLine(long memory) throws IOException {
        dockerfile("FROM gantry/base:1 AS a\nFROM a AS b\nENV x=y\nCOPY no-such /\n");
        var failure = failure(memory);
        assertThat(failure.line()).isEqualTo(4);
        assertThat(failure.said()).contains("no-such");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 64 << 20})
    void aWordThatIsNoneOfADockerfilePointsAtItsLine(long memory) throws IOException {
        dockerfile("FROM gantry/base:1\n\nRUNN true\n");
        assertThat(failure(memory).line()).isEqualTo(3);
    }

    @Test
    void aFolderWithoutDockerfileIsToldBeforehand() {
        assertThatThrownBy(() -> run(0))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("Dockerfile");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 64 << 20})
    void anInterruptionEndsTheBuildOnTheEngine(long memory) throws Exception {
        dockerfile("FROM gantry/base:1\nRUN echo begun " + name + "; sleep 600\n");
        var begun = new CountDownLatch(1);
        var listener =
                new HeardBuild(news -> {
                    if (news instanceof Output(_, var text) && text.contains("begun")) {
                        begun.countDown();
                    }
                });
        var ended = new AtomicReference<Throwable>();
        var thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                build(Logins.NONE, listener).run(options(memory));
                            } catch (IOException | EngineException expected) {
                                ended.set(expected);
                            }
                        });
        begun.await();
        thread.interrupt();
        thread.join();
        assertThat(ended.get()).isInstanceOf(EngineException.Cancelled.class);
        while (isRunning()) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> engine.images().details(tag))
                .isInstanceOf(EngineException.Gone.class);
    }

    /// The classic builder's steps are containers that are listed; BuildKit's are records in use.
    private boolean isRunning() {
        var listed = world.ask(Request.get("/containers/json").query("all", "1")).toString();
        return listed.contains(name)
                || engine.roomTaken().buildCache().stream()
                        .anyMatch(record -> record.description().contains(name) && record.inUse());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 64 << 20})
    void aBaseThatIsGuardedComesWithTheLogin(long memory) throws IOException {
        var login =
                new RegistryLogin(
                        GUARDED,
                        System.getenv("GANTRY_TEST_REGISTRY_USER"),
                        System.getenv("GANTRY_TEST_REGISTRY_PASSWORD"),
                        "");
        Logins logins = registry -> registry.equals(GUARDED) ? login : RegistryLogin.ANONYMOUS;
        var base = ImageName.parse(GUARDED + "/" + name + ":1");
        engine.images().tag(engine.images().details(TestEngine.IMAGE).id(), base);
        new ImageTransfers(engine.images(), logins, _ -> {}).push(base);
        engine.images().remove(base.toString());
        dockerfile("ARG BASE\nFROM $BASE\nLABEL a=b\n");
        try {
            build(logins, heard).run(options(memory, base.toString()));
            assertThat(heard.pulled.contains(base.toString())).isEqualTo(memory == 0);
            assertThat(engine.images().details(tag).json()).contains("\"a\"");
        } finally {
            remove(base.toString());
        }
    }

    private BuildImage build(Logins logins, BuildListener listener) {
        var buildx = new Buildx(EngineEnvironment.current(), Thread::startVirtualThread);
        return new BuildImage(engine, world.address(), logins, buildx, listener);
    }

    private ImageId run(long memory) throws IOException {
        return build(Logins.NONE, heard).run(options(memory));
    }

    private BuildException failure(long memory) {
        return Objects.requireNonNull(
                catchThrowableOfType(BuildException.class, () -> run(memory)));
    }

    private void dockerfile(String text) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), text);
    }

    private BuildOptions options(long memory) {
        return options(memory, "");
    }

    private BuildOptions options(long memory, String base) {
        return new BuildOptions(
                folder,
                folder.resolve("Dockerfile"),
                List.of(tag),
                base.isEmpty() ? Map.of("WHO", "you") : Map.of("BASE", base),
                Map.of(TestEngine.LABEL, name),
                "",
                "",
                base.isEmpty(),
                false,
                memory,
                "none",
                BuildSession.NONE,
                false);
    }
}
