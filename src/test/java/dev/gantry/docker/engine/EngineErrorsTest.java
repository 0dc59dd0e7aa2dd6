package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException.Cancelled;
import dev.gantry.docker.EngineException.Conflict;
import dev.gantry.docker.EngineException.Gone;
import dev.gantry.docker.EngineException.NotAnEngine;
import dev.gantry.docker.EngineException.Refused;
import dev.gantry.docker.EngineException.Stalled;
import dev.gantry.docker.EngineException.Unreachable;
import dev.gantry.testing.FakeServer.Script;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same failures, whether docker-java or the wire meets them.
@Timeout(60)
class EngineErrorsTest {

    private static final ContainerId WEB = new ContainerId("web");
    private static final String LIST = "/containers/json";
    private static final String START = "/containers/web/start";
    private static final String STOP = "/containers/web/stop";

    private final CountDownLatch underWay = new CountDownLatch(1);

    private final Script silent =
            peer -> {
                underWay.countDown();
                peer.untilEnd();
            };

    @ParameterizedTest
    @ValueSource(strings = {START, STOP})
    void whatIsNotThereIsGone(String deed) {
        assertThatAnswer(deed, "404 Not Found", "{\"message\": \"No such container: web\"}\n")
                .isExactlyInstanceOf(Gone.class)
                .hasMessage("No such container: web");
    }

    @ParameterizedTest
    @ValueSource(strings = {START, STOP})
    void anUnknownPathIsNotAMissingThing(String deed) {
        assertThatAnswer(deed, "404 Not Found", "{\"message\": \"page not found\"}")
                .isExactlyInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {START, STOP})
    void theWrongStateIsAConflict(String deed) {
        assertThatAnswer(deed, "409 Conflict", "{\"message\": \"it is paused\"}")
                .isExactlyInstanceOf(Conflict.class)
                .hasMessage("it is paused");
    }

    @ParameterizedTest
    @ValueSource(strings = {START, STOP})
    void theWrongStateIsAConflictInPodmansWordsToo(String deed) {
        var podman = "{\"message\": \"it runs: container state improper\"}";
        assertThatAnswer(deed, "500 Internal Server Error", podman)
                .isExactlyInstanceOf(Conflict.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {START, STOP})
    void anythingElseIsRefusedInTheEnginesWords(String deed) {
        assertThatAnswer(deed, "500 Internal Server Error", "{\"message\": \"port is taken\"}")
                .isExactlyInstanceOf(Refused.class)
                .hasMessage("port is taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {START, STOP})
    void aProxyRefusesInPlainText(String deed) {
        assertThatAnswer(deed, "403 Forbidden", "Not allowed\n")
                .isExactlyInstanceOf(Refused.class)
                .hasMessage("Not allowed");
    }

    @Test
    void whatIsSoAlreadyIsDone() {
        try (var fake =
                        FakeEngine.start()
                                .answer(START, "304 Not Modified", "")
                                .answer(STOP, "304 Not Modified", "");
                var engine = fake.connect()) {
            assertThatCode(() -> engine.containers().start(WEB)).doesNotThrowAnyException();
            assertThatCode(() -> engine.containers().stop(WEB)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {START, STOP})
    void anEngineThatHangsUpIsUnreachable(String deed) {
        try (var fake = FakeEngine.start().at(deed, peer -> peer.close());
                var engine = fake.connect()) {
            assertThatThrownBy(() -> call(deed, engine)).isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsNoEngines() {
        try (var fake = FakeEngine.start().answer(LIST, "<html>");
                var engine = fake.connect()) {
            assertThatThrownBy(() -> engine.containers().all()).isInstanceOf(NotAnEngine.class);
        }
    }

    @Test
    void aListThatBreaksOffIsUnreachable() {
        Script broken =
                peer -> {
                    peer.say("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n[{\"Id\":");
                    peer.close();
                };
        try (var fake = FakeEngine.start().at(LIST, broken);
                var engine = fake.connect()) {
            assertThatThrownBy(() -> engine.containers().all()).isInstanceOf(Unreachable.class);
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndTransports")
    void aSilentEngineIsStalled(String call, boolean overTcp) {
        try (var fake = silentAt(call, overTcp);
                var engine = fake.connect()) {
            var impatient = new EngineErrors(fake.address());
            var waiting =
                    onVirtualThread(() ->
                            impatient.within(
                                    Duration.ofMillis(200),
                                    () -> {
                                        call(call, engine);
                                        return true;
                                    }));
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(Stalled.class);
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndTransports")
    void anInterruptedCallIsCancelled(String call, boolean overTcp) throws InterruptedException {
        try (var fake = silentAt(call, overTcp);
                var engine = fake.connect()) {
            var waiting = new FutureTask<>(() -> call(call, engine), true);
            var thread = Thread.ofVirtual().start(waiting);
            underWay.await();
            thread.interrupt();
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(Cancelled.class);
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndTransports")
    void closingTheEngineCancelsItsCalls(String call, boolean overTcp) throws InterruptedException {
        try (var fake = silentAt(call, overTcp)) {
            var engine = fake.connect();
            var waiting = onVirtualThread(() -> call(call, engine));
            underWay.await();
            engine.close();
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(Cancelled.class);
            assertThatThrownBy(() -> call(call, engine)).isInstanceOf(Cancelled.class);
        }
    }

    /// Plain sockets over TCP are the hardest to interrupt.
    static Stream<Arguments> callsAndTransports() {
        return Stream.of(LIST, STOP)
                .flatMap(call -> Stream.of(Arguments.of(call, true), Arguments.of(call, false)));
    }

    private FakeEngine silentAt(String path, boolean overTcp) {
        return (overTcp ? FakeEngine.overTcp() : FakeEngine.start()).at(path, silent);
    }

    private static FutureTask<Boolean> onVirtualThread(Runnable work) {
        var task = new FutureTask<>(work, true);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void call(String path, Engine engine) {
        switch (path) {
            case LIST -> engine.containers().all();
            case START -> engine.containers().start(WEB);
            case STOP -> engine.containers().stop(WEB);
            default -> throw new IllegalArgumentException(path);
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatAnswer(
            String deed, String status, String body) {
        try (var fake = FakeEngine.start().answer(deed, status, body);
                var engine = fake.connect()) {
            return assertThatThrownBy(() -> call(deed, engine));
        }
    }
}
