package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.host.Mailbox.Kind;
import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.FakeEngine;
import dev.gantry.docker.FakeEngine.Question;
import dev.gantry.docker.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InventoryTest {

    private static final Container WEB = Samples.container("web", State.RUNNING);
    private static final Container DB = Samples.container("db", State.EXITED);

    private final FakeEngine engine = FakeEngine.with(WEB, DB);
    private final Inventory inventory = new Inventory(engine, Snapshot.EMPTY);

    @Test
    void aListReplacesWhatWasKnown() {
        inventory.list(Kind.CONTAINERS);
        engine.remove(DB.id());
        assertThat(inventory.list(Kind.CONTAINERS).containers()).isEqualTo(byId(WEB));
    }

    @Test
    void onlyWhatIsAskedForChanges() {
        inventory.list(Kind.CONTAINERS);
        var paused = Samples.container("web", State.PAUSED);
        engine.put(paused);
        engine.remove(DB.id());
        assertThat(inventory.ask(Set.of(WEB.id())).containers()).isEqualTo(byId(paused, DB));
    }

    @Test
    void whatIsAskedForAndNotAnsweredIsGone() {
        inventory.list(Kind.CONTAINERS);
        engine.remove(DB.id());
        assertThat(inventory.ask(Set.of(DB.id(), WEB.id())).containers()).isEqualTo(byId(WEB));
    }

    @Test
    void whatIsNewIsAdded() {
        inventory.list(Kind.CONTAINERS);
        var fresh = Samples.container("fresh", State.CREATED);
        engine.put(fresh);
        assertThat(inventory.ask(Set.of(fresh.id())).containers()).isEqualTo(byId(WEB, DB, fresh));
    }

    @Test
    void manyAreOneFullList() {
        var ids = new LinkedHashSet<ContainerId>();
        for (int i = 0; i < 101; i++) {
            ids.add(Samples.idOf("many-" + i));
        }
        assertThat(inventory.ask(ids).containers()).isEqualTo(byId(WEB, DB));
        assertThat(engine.asked()).containsExactly(Question.CONTAINERS);
    }

    @Test
    void eachKindKeepsTheOthers() {
        engine.images.add(Samples.image("web:1"));
        engine.volumes.add(Samples.volume("data"));
        inventory.list(Kind.CONTAINERS);
        inventory.list(Kind.IMAGES);
        inventory.list(Kind.VOLUMES);
        var snapshot = inventory.list(Kind.NETWORKS);
        assertThat(snapshot.containers()).isEqualTo(byId(WEB, DB));
        assertThat(snapshot.images().values()).containsExactly(Samples.image("web:1"));
        assertThat(snapshot.volumes().values()).containsExactly(Samples.volume("data"));
    }

    @Test
    void aSnapshotThatWasHandedOutDoesNotChange() {
        var before = inventory.list(Kind.CONTAINERS);
        engine.remove(WEB.id());
        inventory.ask(Set.of(WEB.id()));
        inventory.list(Kind.CONTAINERS);
        assertThat(before.containers()).isEqualTo(byId(WEB, DB));
    }

    @Test
    void aStartIsKnownToTheNanosecond() {
        var started = Instant.now().minusMillis(700).plusNanos(123);
        inventory.note(event("start", started));
        engine.put(up(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        assertThat(since(inventory.ask(Set.of(WEB.id())))).contains(started);
    }

    @Test
    void anEngineWhoseClockIsWrongDoesNotMakeTheAgeJump() {
        inventory.note(event("start", Instant.now().plus(Duration.ofMinutes(7))));
        var estimate = Instant.now().minusSeconds(20);
        engine.put(up(estimate));
        inventory.ask(Set.of(WEB.id()));
        engine.put(up(estimate.plusSeconds(1)));
        assertThat(since(inventory.ask(Set.of(WEB.id())))).contains(estimate);
    }

    private static Container up(Instant since) {
        return Samples.container("web", State.RUNNING, Optional.of(since));
    }

    private static Optional<Instant> since(Snapshot snapshot) {
        return Optional.ofNullable(snapshot.containers().get(WEB.id())).flatMap(Container::since);
    }

    private static EngineEvent event(String action, Instant time) {
        return new EngineEvent("container", action, WEB.id().value(), Map.of(), time);
    }

    private static Map<ContainerId, Container> byId(Container... containers) {
        var map = new HashMap<ContainerId, Container>();
        List.of(containers).forEach(container -> map.put(container.id(), container));
        return map;
    }
}
