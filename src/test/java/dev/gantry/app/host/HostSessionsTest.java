package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Engines;
import dev.gantry.docker.FakeEngine;
import dev.gantry.docker.FakeEngines;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostSessionsTest {

    private static final EngineAddress HERE = FakeEngine.ADDRESS;
    private static final EngineAddress THERE = new EngineAddress.Tcp("there", 2375);

    private final Workers workers = new Workers();
    private final HostSessions sessions =
            new HostSessions(FakeEngines.answering(FakeEngine.with()), workers);

    @Test
    void aHostIsOpenedOnce() throws Exception {
        var opened = sessions.open(host("a", HERE));
        assertThat(sessions.open(host("a", HERE))).isSameAs(opened);
        assertThat(sessions.all()).containsExactly(opened);
        sessions.close();
        workers.awaitAtMost(0, Duration.ofSeconds(3));
    }

    @Test
    void aHostWithAnotherAddressIsOpenedAnew() throws Exception {
        var before = sessions.open(host("a", HERE));
        var after = sessions.open(host("a", THERE));
        assertThat(sessions.all()).containsExactly(after);
        awaitClosed(before);
        sessions.close();
        workers.awaitAtMost(0, Duration.ofSeconds(3));
    }

    @Test
    void aSessionThatHasEndedIsOpenedAnew() throws Exception {
        var ended = sessions.open(host("a", HERE));
        ended.close();
        awaitClosed(ended);
        assertThat(sessions.open(host("a", HERE))).isNotSameAs(ended);
        sessions.close();
        workers.awaitAtMost(0, Duration.ofSeconds(3));
    }

    @Test
    void closingOneLeavesTheOthers() throws Exception {
        var one = sessions.open(host("one", HERE));
        var other = sessions.open(host("other", THERE));
        sessions.close("one");
        sessions.close("nobody");
        awaitClosed(one);
        assertThat(sessions.all()).containsExactly(other);
        sessions.close();
        workers.awaitAtMost(0, Duration.ofSeconds(3));
    }

    @Test
    void closingEndsThemAllWhateverTheyAreAt() throws Exception {
        var calling = new CountDownLatch(1);
        Engines silent =
                new Engines() {
                    @Override
                    public Engine connect(EngineAddress address) {
                        return address.equals(HERE) ? FakeEngine.with() : neverAnswered(calling);
                    }

                    @Override
                    public boolean isListening(EngineAddress address) {
                        return false;
                    }
                };
        var mixed = new HostSessions(silent, workers);
        mixed.open(host("live", HERE));
        mixed.open(host("silent", THERE));
        calling.await();
        mixed.close();
        workers.awaitAtMost(0, Duration.ofSeconds(3));
        assertThat(mixed.all()).isEmpty();
    }

    private static Engine neverAnswered(CountDownLatch calling) {
        calling.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled(stopped);
        }
        throw new AssertionError();
    }

    @Test
    void nothingIsOpenedAfterTheEnd() throws Exception {
        sessions.close();
        var late = sessions.open(host("late", HERE));
        awaitClosed(late);
        assertThat(sessions.all()).isEmpty();
        workers.awaitAtMost(0, Duration.ofSeconds(3));
    }

    private static void awaitClosed(HostSession session) throws InterruptedException {
        var closed = new CountDownLatch(1);
        session.listen(state -> {
            if (state.link() instanceof Link.Closed) {
                closed.countDown();
            }
        });
        if (!(session.state().link() instanceof Link.Closed)) {
            closed.await();
        }
    }

    private static Host host(String id, EngineAddress address) {
        return new Host(id, id, address, Host.Origin.KEPT, 1);
    }
}
