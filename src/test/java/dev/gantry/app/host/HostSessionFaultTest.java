package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.FakeEngine;
import dev.gantry.docker.FakeEngine.Question;
import dev.gantry.docker.FakeEngines;
import dev.gantry.docker.Samples;
import dev.gantry.testing.Logged;
import java.net.ConnectException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes wrong in a session, and how it ends.
@Timeout(60)
class HostSessionFaultTest {

    private static final Host HOST =
            new Host("fake", "fake", FakeEngine.ADDRESS, Host.Origin.KEPT, 1);
    private static final Container WEB = Samples.container("web", State.RUNNING);
    private static final EngineException AWAY =
            new EngineException.Unreachable(FakeEngine.ADDRESS, new ConnectException("refused"));

    private final FakeEngine engine = FakeEngine.with(WEB);
    private final Logged log = new Logged("dev.gantry.app.host");

    @AfterEach
    void closeLog() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Question.class,
            names = {"CONTAINERS", "IMAGES", "VOLUMES", "NETWORKS", "EVENTS", "PING"})
    void aMistakeOfOursIsTriedAgain(Question question) throws Exception {
        var bug = new IllegalStateException("a bug, as this test wants it");
        engine.refuse(question, bug);
        var sound = FakeEngine.with(WEB);
        try (var watched = watch(FakeEngines.answering(engine, sound))) {
            assertThat(watched.awaitDown(Link.Reconnecting.class).cause())
                    .isInstanceOf(EngineException.Misread.class)
                    .hasCause(bug);
            assertThat(log.failures()).containsExactly(bug);
            watched.session.retryNow();
            watched.awaitLive();
            assertThat(engine.closes()).isEqualTo(1);
        }
    }

    @Test
    void anEventThatCannotBeReadDoesNotLeaveUsDeaf() throws Exception {
        try (var watched = watch(FakeEngines.answering(engine, FakeEngine.with(WEB)))) {
            watched.awaitSettled();
            engine.tellNonsense();
            assertThat(watched.awaitDown(Link.Reconnecting.class).cause())
                    .isInstanceOf(EngineException.Misread.class);
            watched.awaitLive();
        }
    }

    @Test
    void aCancellationThatNobodyAskedForIsALoss() throws Exception {
        engine.refuse(Question.VOLUMES, new EngineException.Cancelled(null));
        try (var watched = watch(FakeEngines.answering(engine, FakeEngine.with(WEB)))) {
            watched.awaitDown(Link.Reconnecting.class);
            watched.awaitLive();
        }
    }

    @Test
    void aListenerThatFailsHarmsNobody() throws Exception {
        try (var watched = watch(FakeEngines.answering(engine))) {
            watched.awaitSettled();
            watched.session.listen(_ -> {
                throw new IllegalStateException("a bug, as this test wants it");
            });
            watched.session.refresh();
            watched.awaitSettled();
            assertThat(log.failures()).isNotEmpty();
        }
    }

    @Test
    void closingEndsItAndClosesTheEngineOnce() throws Exception {
        var watched = watch(FakeEngines.answering(engine));
        watched.awaitSettled();
        watched.close();
        assertThat(engine.closes()).isEqualTo(1);
        assertThat(watched.session.state().snapshot().containers().values()).containsExactly(WEB);
    }

    @Test
    void aLostEngineIsClosedOnce() throws Exception {
        try (var watched = watch(FakeEngines.answering(engine).thenFail(AWAY))) {
            watched.awaitSettled();
            engine.endEvents();
            watched.awaitDown(Link.Reconnecting.class);
        }
        assertThat(engine.closes()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"EVENTS", "CONTAINERS", "IMAGES"})
    void closingDoesNotWaitForAnAnswer(Question question) throws Exception {
        var held = engine.hold(question);
        var watched = watch(FakeEngines.answering(engine));
        held.awaitAsked();
        watched.close();
        assertThat(engine.closes()).isEqualTo(1);
    }

    @Test
    void closingEndsACallThatIsNotAnswered() throws Exception {
        var calling = new CountDownLatch(1);
        var watched =
                watch(
                        new FakeEngines()
                                .then(() -> {
                                    calling.countDown();
                                    return neverAnswered();
                                }));
        calling.await();
        watched.close();
    }

    private static RuntimeException interrupted() {
        try {
            neverAnswered();
        } catch (EngineException.Cancelled stopped) {
            return new CancellationException();
        }
        throw new AssertionError();
    }

    private static FakeEngine neverAnswered() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled(stopped);
        }
        throw new AssertionError();
    }

    /// docker-java breaks in its own ways when it is interrupted.
    @Test
    void whatBreaksWhileClosingIsNoLoss() throws Exception {
        var calling = new CountDownLatch(1);
        var states = new LinkedBlockingQueue<HostState>();
        var watched =
                watch(
                        new FakeEngines()
                                .then(() -> {
                                    calling.countDown();
                                    throw interrupted();
                                }));
        watched.session.listen(states::add);
        calling.await();
        watched.close();
        assertThat(states).extracting(HostState::link).containsExactly(new Link.Closed());
        assertThat(log.failures()).isEmpty();
    }

    @Test
    void closingEndsTheWaitForTheNextTry() throws Exception {
        var engines = FakeEngines.failing(AWAY);
        var watched = watch(engines);
        for (int tries = 0; tries < 3; tries++) {
            watched.awaitDown(Link.Reconnecting.class);
            watched.session.retryNow();
        }
        watched.close();
    }

    @Test
    void whatIsClosedBeforeItBeginsNeverCalls() throws Exception {
        var engines = FakeEngines.answering(engine);
        var session = new HostSession(HOST, engines, Thread::startVirtualThread);
        session.close();
        session.run();
        assertThat(session.state().link()).isEqualTo(new Link.Closed());
        assertThat(engines.calls()).isZero();
    }

    @Test
    void theThreadThatWasLentIsGivenBackUninterrupted() throws Exception {
        var session =
                new HostSession(HOST, FakeEngines.answering(engine), Thread::startVirtualThread);
        var interrupted = new AtomicBoolean(true);
        var live = new CountDownLatch(1);
        session.listen(_ -> live.countDown());
        var thread =
                Thread.startVirtualThread(() -> {
                    session.run();
                    interrupted.set(Thread.currentThread().isInterrupted());
                });
        live.await();
        session.close();
        thread.join();
        assertThat(interrupted).isFalse();
    }

    @Test
    void aListThatFailsLeavesNoThreadBehind() throws Exception {
        engine.refuse(Question.VOLUMES, AWAY);
        try (var watched = watch(FakeEngines.answering(engine).thenFail(AWAY))) {
            watched.awaitDown(Link.Reconnecting.class);
            watched.awaitThreads(1);
        }
    }

    private static Supervised watch(FakeEngines engines) {
        return new Supervised(engines, HOST);
    }
}
