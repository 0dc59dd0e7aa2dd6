package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.app.image.Logins;
import dev.gantry.app.words.Explain;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildNews.Output;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.BuildxPlugin;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Builds through a real docker buildx, where the engine's API alone will not do.
@EngineTest
@Timeout(120)
class BuildxEngineTest {

    private static final String SECRET = "sesame-" + System.nanoTime();

    @TempDir Path folder;
    @TempDir Path config;

    private final TestEngine world;
    private final Engine engine;
    private final String name = TestEngine.name();
    private final String tag = "localhost/" + name + ":1";
    private HeardBuild heard = new HeardBuild();

    BuildxEngineTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @BeforeEach
    void plant() throws IOException {
        BuildxPlugin.install(config);
        Files.writeString(folder.resolve("token"), SECRET + "\n");
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

    @Test
    void aSecretIsMountedAndHiddenInWhatTheStepWrites() throws IOException {
        dockerfile(
                """
                FROM gantry/base:1
                ARG API_TOKEN
                RUN --mount=type=secret,id=x : NAME; wc -c < /run/secrets/x; cat /run/secrets/x
                RUN test $API_TOKEN = 12345
                """
                        .replace("NAME", name));
        var id = run(options(Map.of("API_TOKEN", "12345"), secret("token")));
        assertThat(engine.images().details(tag).id()).isEqualTo(id);
        assertThat(heard.output()).contains(SECRET.length() + 1 + "\n").doesNotContain(SECRET);
        assertThat(heard.steps())
                .anyMatch(step -> step.name().contains("RUN") && step.state() == State.DONE)
                .noneMatch(step -> step.name().contains("12345"));
        assertThat(heard.choice).isEqualTo(BuilderChoice.BUILDX_FOR_SECRETS);
        assertThat(heard.version).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void aVariableIsASecretToo() throws IOException {
        dockerfile("FROM gantry/base:1\nRUN --mount=type=secret,id=x test -s /run/secrets/x\n");
        assertThat(run(options(Map.of(), new BuildSecret("x", "", "PATH")))).isNotNull();
        dockerfile("FROM gantry/base:1\n");
        var none = options(Map.of(), new BuildSecret("x", "", "NO_SUCH_" + name));
        assertThatThrownBy(() -> run(none)).isInstanceOf(BuildRefusal.class);
        assertThatThrownBy(() -> run(options(Map.of(), secret("no-such"))))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no-such");
    }

    @Test
    void whatIsInTheCacheIsSaidToBe() throws IOException {
        dockerfile("FROM gantry/base:1\nRUN echo " + name + "\n");
        run(options(Map.of(), secret("token")));
        heard = new HeardBuild();
        run(options(Map.of(), secret("token")));
        assertThat(heard.steps())
                .anyMatch(step -> step.name().contains(name) && step.state() == State.CACHED);
    }

    @Test
    void anotherFolderIsKnownByItsName() throws IOException {
        dockerfile("FROM gantry/base:1\nCOPY --from=more what /\nRUN cat /what\n");
        Files.writeString(config.resolve("what"), name);
        var contexts = Map.of("more", config.toString());
        run(session(new BuildSession(List.of(), List.of(), contexts)));
        assertThat(heard.output()).contains(name);
        assertThat(heard.choice).isEqualTo(BuilderChoice.BUILDX_FOR_CONTEXTS);
    }

    @Test
    void warningsNameTheirLine() throws IOException {
        dockerfile("FROM gantry/base:1\nMAINTAINER me\n");
        run(options(Map.of(), secret("token")));
        assertThat(heard.news)
                .anyMatch(news ->
                        news instanceof BuildNews.Warning(_, var text, int line)
                                && line == 2
                                && text.contains("Maintainer"));
    }

    @Test
    void failuresPointAtTheirLine() throws IOException {
        dockerfile("FROM gantry/base:1\n\nRUN true\nRUN echo oh no; \\\n  exit 7\n");
        var failure = failure();
        assertThat(failure.line()).isEqualTo(4);
        assertThat(failure.said()).startsWith("process").contains("exit code: 7");
        assertThat(heard.output()).contains("oh no");
        assertThat(heard.steps()).anyMatch(step -> step.state() == State.FAILED);
        dockerfile("FROM gantry/base:1\n\nRUNN true\n");
        assertThat(failure().line()).isEqualTo(3);
        dockerfile("FROM gantry/base:1\nCOPY no-such /\n");
        assertThat(failure().line()).isEqualTo(2);
    }

    @Test
    void anInterruptionEndsTheProcessAndTheBuild() throws Exception {
        dockerfile("FROM gantry/base:1\nRUN echo begun " + name + "; sleep 600\n");
        var begun = new CountDownLatch(1);
        heard =
                new HeardBuild(news -> {
                    if (news instanceof Output(_, var text) && text.contains("begun")) {
                        begun.countDown();
                    }
                });
        var ended = new AtomicReference<Throwable>();
        var options = options(Map.of(), secret("token"));
        var thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                run(options);
                            } catch (IOException | EngineException expected) {
                                ended.set(expected);
                            }
                        });
        begun.await();
        thread.interrupt();
        thread.join();
        assertThat(ended.get()).isInstanceOf(EngineException.Cancelled.class);
        assertThat(ProcessHandle.current().children().map(ProcessHandle::info))
                .noneMatch(child -> child.toString().contains(folder.toString()));
        while (isRunning()) {
            Thread.onSpinWait();
        }
    }

    private boolean isRunning() {
        return engine.roomTaken().buildCache().stream()
                .anyMatch(record -> record.description().contains(name) && record.inUse());
    }

    @Test
    void severalPlatformsAreRefusedByAnEngineThatCannotKeepThem() throws IOException {
        dockerfile("FROM gantry/base:1\n");
        var kept = refusal(platforms(false));
        assertThat(kept.reason()).isEqualTo(BuildRefusal.Reason.KEEPS_ONE_PLATFORM);
        assertThat(Explain.failure(kept).inOneLine())
                .startsWith("The engine cannot keep an image for several platforms.")
                .contains("containerd image store");
        var pushed = refusal(platforms(true));
        assertThat(pushed.reason()).isEqualTo(BuildRefusal.Reason.SEVERAL_PLATFORMS);
        assertThat(Explain.failure(pushed).title())
                .isEqualTo("This builder (driver docker) builds for one platform at a time.");
    }

    private BuildRefusal refusal(BuildOptions options) {
        return Objects.requireNonNull(catchThrowableOfType(BuildRefusal.class, () -> run(options)));
    }

    @Test
    void withoutThePluginItIsSaidWhatToInstall() throws IOException {
        dockerfile("FROM gantry/base:1\n");
        var nowhere = Files.createDirectory(folder.resolve("root"));
        var environment =
                new EngineEnvironment(
                        Map.of("DOCKER_CONFIG", nowhere.toString()), nowhere, nowhere, false);
        var options = options(Map.of(), secret("token"));
        var refusal =
                Objects.requireNonNull(
                        catchThrowableOfType(
                                BuildRefusal.class,
                                () ->
                                        build(new Buildx(environment, Thread::startVirtualThread))
                                                .run(options)));
        assertThat(Explain.failure(refusal).inOneLine())
                .isEqualTo(
                        "Secrets need docker buildx, which is not installed. Install the"
                                + " docker-buildx plugin.");
    }

    private BuildException failure() {
        var options = options(Map.of(), secret("token"));
        heard = new HeardBuild();
        return Objects.requireNonNull(
                catchThrowableOfType(BuildException.class, () -> run(options)));
    }

    private ImageId run(BuildOptions options) throws IOException {
        var environment = BuildxPlugin.environment(config);
        return build(new Buildx(environment, Thread::startVirtualThread)).run(options);
    }

    private BuildImage build(Buildx buildx) {
        return new BuildImage(engine, world.address(), Logins.NONE, buildx, heard);
    }

    private void dockerfile(String text) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), text);
    }

    private BuildSecret secret(String file) {
        return new BuildSecret("x", folder.resolve(file).toString(), "");
    }

    private BuildOptions options(Map<String, String> args, BuildSecret secret) {
        return options(args, "", new BuildSession(List.of(secret), List.of(), Map.of()), false);
    }

    private BuildOptions session(BuildSession session) {
        return options(Map.of(), "", session, false);
    }

    private BuildOptions platforms(boolean push) {
        return options(Map.of(), "linux/amd64,linux/arm64", BuildSession.NONE, push);
    }

    private BuildOptions options(
            Map<String, String> args, String platforms, BuildSession session, boolean push) {
        return new BuildOptions(
                folder,
                folder.resolve("Dockerfile"),
                List.of(tag),
                args,
                Map.of(TestEngine.LABEL, name),
                "",
                platforms,
                false,
                false,
                0,
                "none",
                session,
                push);
    }
}
