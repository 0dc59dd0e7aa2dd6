package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.app.words.Explain;
import dev.gantry.docker.BuildRequest;
import dev.gantry.docker.BuildRequest.Builder;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.EngineException.Stalled;
import dev.gantry.docker.ImageName;
import dev.gantry.testing.FakeServer.Script;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An engine that stops reading while something large is on its way to it.
@Timeout(60)
class StuckUploadTest {

    private static final Duration SOON = Duration.ofMillis(200);

    private final CountDownLatch over = new CountDownLatch(1);

    private final Script deaf =
            peer -> {
                try {
                    over.await();
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
            };

    static Stream<Arguments> uploads() {
        return Stream.<Map.Entry<String, Consumer<Engine>>>of(
                        Map.entry("/build", StuckUploadTest::build),
                        Map.entry(
                                "/images/load", engine -> engine.images().load(endless()).close()),
                        Map.entry("/images/create", StuckUploadTest::importRoot))
                .flatMap(upload ->
                        Stream.of(true, false)
                                .map(tcp -> Arguments.of(upload.getKey(), upload.getValue(), tcp)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("uploads")
    void isStalled(String path, Consumer<Engine> upload, boolean overTcp) throws Exception {
        try (var fake = overTcp ? FakeEngine.overTcp() : FakeEngine.start();
                var engine = new Dialer(SOON).connect(fake.at(path, deaf).address())) {
            var sent = new FutureTask<>(() -> upload.accept(engine), true);
            Thread.ofVirtual().start(sent);
            var failure = catchThrowableOfType(ExecutionException.class, sent::get);
            var stalled = (Stalled) Objects.requireNonNull(failure.getCause());
            assertThat(stalled.isWhileSending()).isTrue();
            assertThat(Explain.failure(stalled).title())
                    .isEqualTo(fake.address() + " stopped taking what is sent to it.");
        } finally {
            over.countDown();
        }
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("uploads")
    void canBeCancelled(String path, Consumer<Engine> upload, boolean overTcp) throws Exception {
        var begun = new CountDownLatch(1);
        Script alsoDeaf =
                peer -> {
                    begun.countDown();
                    deaf.play(peer);
                };
        try (var fake = overTcp ? FakeEngine.overTcp() : FakeEngine.start();
                var engine = new Dialer().connect(fake.at(path, alsoDeaf).address())) {
            var sent = new FutureTask<>(() -> upload.accept(engine), true);
            var thread = Thread.ofVirtual().start(sent);
            begun.await();
            thread.interrupt();
            assertThatThrownBy(sent::get).hasCauseInstanceOf(EngineException.Cancelled.class);
        } finally {
            over.countDown();
        }
    }

    private static void build(Engine engine) {
        var request =
                new BuildRequest(
                        Builder.CLASSIC,
                        "1",
                        "Dockerfile",
                        List.of(),
                        Map.of(),
                        Map.of(),
                        "",
                        "",
                        false,
                        false,
                        0,
                        "",
                        Map.of());
        engine.builds().start(request, endless()).close();
    }

    private static void importRoot(Engine engine) {
        engine.images().importRoot(endless(), ImageName.parse("a:1"), "", List.of());
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return length;
            }
        };
    }
}
