package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.app.host.Mailbox.Batch;
import dev.gantry.app.host.Mailbox.Kind;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.FakeEngine;
import dev.gantry.docker.Samples;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MailboxTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final ContainerId WEB = Samples.idOf("web");
    private static final ContainerId DB = Samples.idOf("db");
    private static final EngineException DEAD = lost("dead");

    private final Mailbox mailbox = new Mailbox(NEVER);

    @Test
    void whatComesTogetherIsOneBatch() throws Exception {
        var batch = next(mailbox, LONG, Duration.ofMillis(500));
        mailbox.ask(WEB);
        mailbox.list(EnumSet.of(Kind.IMAGES));
        mailbox.ask(DB);
        mailbox.ask(WEB);
        mailbox.tell(event("start"));
        assertThat(batch.get())
                .isEqualTo(
                        new Batch(Set.of(Kind.IMAGES), Set.of(WEB, DB), List.of(event("start"))));
    }

    @Test
    void whatWasTakenIsNotHandedOutAgain() throws Exception {
        mailbox.listEverything();
        mailbox.ask(WEB);
        mailbox.tell(event("start"));
        mailbox.next(LONG, MOMENT);
        assertThat(mailbox.next(MOMENT, MOMENT))
                .isEqualTo(new Batch(Set.of(), Set.of(), List.of()));
    }

    @Test
    void aContainerIsHandedOutOnceMoreLater() throws Exception {
        var early = new Mailbox(Duration.ofMillis(200));
        early.ask(WEB);
        assertThat(early.next(LONG, Duration.ZERO).containers()).containsExactly(WEB);
        assertThat(early.next(LONG, Duration.ZERO).containers()).containsExactly(WEB);
        assertThat(early.next(Duration.ofMillis(300), Duration.ZERO).containers()).isEmpty();
    }

    @Test
    void anotherEventPutsTheSecondLookOff() throws Exception {
        var early = new Mailbox(Duration.ofMillis(300));
        early.ask(WEB);
        early.next(LONG, Duration.ofMillis(100));
        long again = System.nanoTime();
        early.ask(WEB);
        early.next(LONG, Duration.ZERO);
        assertThat(early.next(LONG, Duration.ZERO).containers()).containsExactly(WEB);
        assertThat(System.nanoTime() - again).isGreaterThanOrEqualTo(300_000_000L);
    }

    @Test
    void theFirstLossCounts() {
        mailbox.ask(WEB);
        mailbox.lose(DEAD);
        mailbox.lose(lost("echo"));
        assertThatThrownBy(() -> mailbox.next(LONG, LONG)).isSameAs(DEAD);
    }

    @Test
    void aLossEndsTheWaiting() {
        var waiting = next(mailbox, LONG, LONG);
        mailbox.lose(DEAD);
        assertThatThrownBy(waiting::get).hasCause(DEAD);
    }

    @Test
    void aLossEndsTheGathering() {
        mailbox.ask(WEB);
        var waiting = next(mailbox, LONG, LONG);
        mailbox.lose(DEAD);
        assertThatThrownBy(waiting::get).hasCause(DEAD);
    }

    @Test
    void aFloodOfEventsLeavesTheLatest() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            mailbox.tell(event("event-" + i));
        }
        var events = mailbox.next(LONG, Duration.ZERO).events();
        assertThat(events).hasSizeBetween(HostState.MOST_EVENTS, 2 * HostState.MOST_EVENTS);
        assertThat(events.getLast()).isEqualTo(event("event-9999"));
    }

    private static FutureTask<Batch> next(Mailbox mailbox, Duration longest, Duration gather) {
        var task = new FutureTask<>(() -> mailbox.next(longest, gather));
        Thread.ofVirtual().start(task);
        return task;
    }

    private static EngineEvent event(String action) {
        return new EngineEvent("container", action, WEB.value(), Map.of(), Instant.EPOCH);
    }

    private static EngineException lost(String why) {
        return new EngineException.Unreachable(FakeEngine.ADDRESS, new ConnectException(why));
    }
}
