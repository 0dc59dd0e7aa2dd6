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
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What state a host is said to be in.
@Timeout(60)
class HostSessionTest {

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

    private static Supervised watch(FakeEngines engines) {
        return new Supervised(engines, HOST);
    }
}
