package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.FakeEngine;
import dev.gantry.docker.FakeEngine.Question;
import dev.gantry.docker.FakeEngines;
import dev.gantry.docker.Samples;
import dev.gantry.testing.Logged;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class HostSessionTest {

    private static final Host HOST =
            new Host("fake", "fake", FakeEngine.ADDRESS, Host.Origin.KEPT, 1);
    private static final Container WEB = Samples.container("web", State.RUNNING);
    private static final Container PAUSED = Samples.container("web", State.PAUSED);
    private static final EngineException AWAY =
            new EngineException.Unreachable(FakeEngine.ADDRESS, new ConnectException("refused"));

    private final FakeEngine engine = FakeEngine.with(WEB);
    private final Logged log = new Logged("dev.gantry.app.host");

    @AfterEach
    void closeLog() {
        log.close();
    }

    // States

    @Test
    void anEngineThatAnswersIsLiveAndItsThingsAreKnown() throws Exception {
        engine.images.add(Samples.image("web:1"));
        engine.volumes.add(Samples.volume("data"));
        try (var watched = watch(FakeEngines.answering(engine))) {
            assertThat(watched.awaitLive().snapshot().containers().values()).containsExactly(WEB);
            var full = watched.await(state -> !state.snapshot().volumes().isEmpty());
            assertThat(full.link()).isEqualTo(new Link.Live(engine.info()));
            assertThat(full.snapshot().images().values()).containsExactly(Samples.image("web:1"));
            assertThat(full.snapshot().volumes().values()).containsExactly(Samples.volume("data"));
        }
        assertThat(log.failures()).isEmpty();
    }

    @Test
    void anEngineThatWasNeverThereLeavesNothingStale() throws Exception {
        try (var watched = watch(FakeEngines.failing(AWAY))) {
            var down = watched.awaitDown(Link.Reconnecting.class);
            assertThat(down.cause()).isSameAs(AWAY);
            assertThat(down.staleSince()).isEmpty();
            assertThat(down.nextTry()).isBetween(Instant.now(), Instant.now().plusSeconds(1));
        }
    }

    static Stream<EngineException> refusals() {
        var cause = new ConnectException("no");
        return Stream.of(
                new EngineException.Denied(FakeEngine.ADDRESS, cause),
                new EngineException.Untrusted(FakeEngine.ADDRESS, "expired", cause),
                new EngineException.NotAnEngine(FakeEngine.ADDRESS, "SSH-2.0", cause),
                new EngineException.Refused(403, "no", cause));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anEngineThatWillNotHaveUsIsRefused(EngineException why) throws Exception {
        try (var watched = watch(FakeEngines.failing(why))) {
            assertThat(watched.awaitDown(Link.Refused.class).cause()).isSameAs(why);
        }
    }

    @Test
    void anEngineOfAnotherAgeIsIncompatible() throws Exception {
        var apart = new EngineException.Incompatible(FakeEngine.ADDRESS, "1.24", "1.41");
        try (var watched = watch(FakeEngines.failing(apart))) {
            assertThat(watched.awaitDown(Link.Incompatible.class).cause()).isSameAs(apart);
        }
    }

    @Test
    void aLostEngineLeavesItsThingsAsTheyWere() throws Exception {
        var engines = FakeEngines.answering(engine).thenFail(AWAY);
        try (var watched = watch(engines)) {
            watched.awaitSettled();
            engine.endEvents();
            var lost = watched.await(state -> state.link() instanceof Link.Reconnecting);
            assertThat(lost.snapshot().containers().values()).containsExactly(WEB);
            assertThat(((Link.Down) lost.link()).staleSince().orElseThrow())
                    .isBetween(Instant.now().minusSeconds(20), Instant.now());
            assertThatThrownBy(watched.session::engine)
                    .isInstanceOf(EngineException.Unreachable.class);
        }
    }

    @Test
    void aLostEngineIsFoundAgainAndAskedForEverything() throws Exception {
        var back = FakeEngine.with(Samples.container("db", State.RUNNING));
        try (var watched = watch(FakeEngines.answering(engine, back))) {
            watched.awaitSettled();
            engine.endEvents();
            watched.awaitDown(Link.Reconnecting.class);
            assertThat(watched.awaitLive().snapshot().containers().values())
                    .containsExactly(Samples.container("db", State.RUNNING));
            assertThat(watched.session.engine()).isSameAs(back);
        }
    }

    @Test
    void aPingThatFailsLosesTheEngine() throws Exception {
        var stalled = new EngineException.Stalled(FakeEngine.ADDRESS, null);
        engine.refuse(Question.PING, stalled);
        try (var watched = watch(FakeEngines.answering(engine).thenFail(AWAY))) {
            assertThat(watched.awaitDown(Link.Reconnecting.class).cause()).isSameAs(stalled);
        }
    }

    @Test
    void whatLostTheEngineIsToldAndNotItsEcho() throws Exception {
        var stalled = new EngineException.Stalled(FakeEngine.ADDRESS, null);
        engine.refuse(Question.PING, stalled);
        engine.hold(Question.IMAGES);
        try (var watched = watch(FakeEngines.answering(engine).thenFail(AWAY))) {
            assertThat(watched.awaitDown(Link.Reconnecting.class).cause()).isSameAs(stalled);
        }
    }

    @Test
    void askingForATryEndsTheWait() throws Exception {
        var engines = FakeEngines.failing(AWAY).thenFail(AWAY).thenFail(AWAY).then(() -> engine);
        try (var watched = watch(engines)) {
            for (int tries = 0; tries < 3; tries++) {
                watched.awaitDown(Link.Reconnecting.class);
                watched.session.retryNow();
            }
            watched.await(state -> state.link().isLive(), Duration.ofSeconds(2));
        }
    }

    /// As one does that listens before it is ready.
    @Test
    void anEngineThatTakesCallsAndDoesNotAnswerIsCalledAgainSoon() throws Exception {
        var stalled = new EngineException.Stalled(FakeEngine.ADDRESS, new IOException());
        try (var watched = watch(FakeEngines.failing(stalled))) {
            for (int tries = 0; tries < 5; tries++) {
                var down = watched.awaitDown(Link.Reconnecting.class);
                assertThat(down.nextTry()).isBefore(Instant.now().plusMillis(1001));
                watched.session.retryNow();
            }
        }
    }

    /// As one whose images are in a mess, or a desktop whose engine is starting.
    @Test
    void anEngineInTroubleIsTriedLessOftenAndNeverRarely() throws Exception {
        var mess = new EngineException.Refused(500, "in a mess", new IOException());
        var engines =
                new FakeEngines().then(() -> FakeEngine.with(WEB).refuse(Question.IMAGES, mess));
        try (var watched = watch(engines)) {
            for (int tries = 0; tries < 4; tries++) {
                watched.awaitDown(Link.Reconnecting.class);
                watched.session.retryNow();
            }
            assertThat(watched.awaitDown(Link.Reconnecting.class).nextTry())
                    .isBetween(Instant.now().plusSeconds(3), Instant.now().plusSeconds(5));
        }
    }

    @Test
    void aPingDoesNotMakeTrueWhatWasNotListed() throws Exception {
        var pinged = new CountDownLatch(2);
        var second = FakeEngine.with(WEB).before(Question.PING, pinged::countDown);
        var held = second.hold(Question.CONTAINERS);
        try (var watched = watch(FakeEngines.answering(engine, second).thenFail(AWAY))) {
            watched.awaitSettled();
            engine.endEvents();
            var before = watched.awaitDown(Link.Reconnecting.class);
            pinged.await();
            second.refuse(Question.PING, AWAY);
            held.awaitAsked();
            assertThat(watched.awaitDown(Link.Reconnecting.class).staleSince())
                    .isEqualTo(before.staleSince());
        }
    }

    // The model

    @Test
    void whatAnEventTellsOfIsAskedFor() throws Exception {
        try (var watched = watch(FakeEngines.answering(engine))) {
            watched.awaitSettled();
            engine.put(PAUSED);
            engine.tell("pause", WEB.id());
            var state = watched.await(HostSessionTest::showsPaused);
            assertThat(state.recent()).extracting("action").containsExactly("pause");
        }
    }

    /// Engines tell of a pause before their list shows it.
    @Test
    void whatTheListShowsAfterItsEventIsNotMissed() throws Exception {
        try (var watched = watch(FakeEngines.answering(engine))) {
            watched.awaitSettled();
            engine.tell("pause", WEB.id());
            watched.await(state -> !state.recent().isEmpty());
            engine.put(PAUSED);
            watched.await(HostSessionTest::showsPaused, Duration.ofSeconds(5));
        }
    }

    @Test
    void containersAreNotKeptWaitingByImages() throws Exception {
        try (var watched = watch(FakeEngines.answering(engine))) {
            watched.awaitSettled();
            var held = engine.hold(Question.IMAGES);
            engine.put(PAUSED);
            engine.tell("image", "pull", "web:2");
            engine.tell("pause", WEB.id());
            watched.await(HostSessionTest::showsPaused);
            held.release();
        }
    }

    @Test
    void refreshingBringsWhatNoEventTold() throws Exception {
        try (var watched = watch(FakeEngines.answering(engine))) {
            watched.awaitSettled();
            engine.put(PAUSED);
            watched.session.refresh(WEB.id());
            watched.await(HostSessionTest::showsPaused);
            engine.images.add(Samples.image("web:1"));
            watched.session.refresh();
            watched.await(state -> !state.snapshot().images().isEmpty());
        }
    }

    @Test
    void recentEventsAreFewAndTheNewestComesFirst() throws Exception {
        try (var watched = watch(FakeEngines.answering(engine))) {
            watched.awaitSettled();
            for (int i = 0; i < 300; i++) {
                engine.tell("event-" + i, WEB.id());
            }
            var recent =
                    watched.await(state ->
                                    !state.recent().isEmpty()
                                            && state.recent()
                                                    .getFirst()
                                                    .action()
                                                    .equals("event-299"))
                            .recent();
            assertThat(recent).hasSize(HostState.MOST_EVENTS);
            assertThat(recent.getLast().action()).isEqualTo("event-100");
        }
    }

    @Test
    void whoeverIsToldThatItIsLiveCanActOnIt() throws Exception {
        var session =
                new HostSession(HOST, FakeEngines.answering(engine), Thread::startVirtualThread);
        var acted = new AtomicReference<Object>();
        var told = new CountDownLatch(1);
        session.listen(state -> {
            if (state.link().isLive() && told.getCount() > 0) {
                acted.set(tryEngine(session));
                told.countDown();
            }
        });
        Thread.startVirtualThread(session::run);
        told.await();
        session.close();
        assertThat(acted.get()).isSameAs(engine);
    }

    private static Object tryEngine(HostSession session) {
        try {
            return session.engine();
        } catch (EngineException none) {
            return none;
        }
    }

    /// Nobody can tell whether a network has forgotten the events meanwhile.
    @Test
    void afterASleepEventsAreListenedToAnewAndNothingElseEnds() throws Exception {
        var clock = new SleepyClock();
        var slept = new AtomicBoolean();
        engine.before(
                Question.PING,
                () -> {
                    if (!slept.getAndSet(true)) {
                        clock.sleep(Duration.ofHours(8));
                    }
                });
        try (var watched = new Supervised(FakeEngines.answering(engine), HOST, clock)) {
            watched.awaitSettled();
            watched.awaitSettled();
            assertThat(engine.asked()).filteredOn(Question.EVENTS::equals).hasSize(2);
            engine.put(PAUSED);
            engine.tell("pause", WEB.id());
            assertThat(watched.await(HostSessionTest::showsPaused).link().isLive()).isTrue();
            assertThat(engine.closes()).isZero();
        }
    }

    // What goes wrong

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

    // The end

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

    private static boolean showsPaused(HostState state) {
        return List.of(PAUSED).equals(List.copyOf(state.snapshot().containers().values()));
    }

    private static Supervised watch(FakeEngines engines) {
        return new Supervised(engines, HOST);
    }

    /// Jumps ahead, as clocks do that go on while the machine sleeps.
    private static final class SleepyClock implements InstantSource {
        private volatile Duration slept = Duration.ZERO;

        void sleep(Duration howLong) {
            slept = howLong;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(slept);
        }
    }
}
