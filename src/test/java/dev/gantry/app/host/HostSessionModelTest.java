package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.FakeEngine;
import dev.gantry.docker.FakeEngine.Question;
import dev.gantry.docker.FakeEngines;
import dev.gantry.docker.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a host's things are kept true.
@Timeout(60)
class HostSessionModelTest {

    private static final Host HOST =
            new Host("fake", "fake", FakeEngine.ADDRESS, Host.Origin.KEPT, 1);
    private static final Container WEB = Samples.container("web", State.RUNNING);
    private static final Container PAUSED = Samples.container("web", State.PAUSED);

    private final FakeEngine engine = FakeEngine.with(WEB);

    @Test
    void whatAnEventTellsOfIsAskedFor() throws Exception {
        try (var watched = watch(FakeEngines.answering(engine))) {
            watched.awaitSettled();
            engine.put(PAUSED);
            engine.tell("pause", WEB.id());
            var state = watched.await(HostSessionModelTest::showsPaused);
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
            watched.await(HostSessionModelTest::showsPaused, Duration.ofSeconds(5));
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
            watched.await(HostSessionModelTest::showsPaused);
            held.release();
        }
    }

    @Test
    void refreshingBringsWhatNoEventTold() throws Exception {
        try (var watched = watch(FakeEngines.answering(engine))) {
            watched.awaitSettled();
            engine.put(PAUSED);
            watched.session.refresh(WEB.id());
            watched.await(HostSessionModelTest::showsPaused);
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
            assertThat(watched.await(HostSessionModelTest::showsPaused).link().isLive()).isTrue();
            assertThat(engine.closes()).isZero();
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
