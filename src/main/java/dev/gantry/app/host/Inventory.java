package dev.gantry.app.host;

import dev.gantry.app.host.Mailbox.Kind;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The model of one engine's things, kept true while it is connected.
///
/// Events only say what to ask for again; the engine's lists are the truth. So an event that comes
/// twice, or in another order than the lists, does no harm.
final class Inventory {

    /// From the first event of a burst to the question: `docker compose up` is one question, not
    /// forty.
    static final Duration GATHER = Duration.ofMillis(50);

    /// Nothing is missed as far as we know: this is for what we do not know.
    static final Duration FULL_LIST = Duration.ofSeconds(60);

    /// Beyond this many the full list is the cheaper question.
    private static final int MOST_IDS = 100;

    private final Engine engine;
    private final Map<ContainerId, Instant> exact = new HashMap<>();
    private Snapshot snapshot;

    Inventory(Engine engine, Snapshot last) {
        this.engine = engine;
        this.snapshot = last;
    }

    /// Containers first: they are what a person waits for.
    Snapshot loadContainers() {
        listContainers();
        return snapshot;
    }

    Snapshot loadTheRest() {
        list(Set.of(Kind.IMAGES, Kind.VOLUMES, Kind.NETWORKS));
        return snapshot;
    }

    Snapshot apply(Mailbox.Batch batch) {
        batch.events().forEach(this::noteStart);
        list(batch.lists());
        if (!batch.lists().contains(Kind.CONTAINERS)) {
            ask(batch.containers());
        }
        return snapshot;
    }

    private void list(Set<Kind> kinds) {
        for (var kind : kinds) {
            switch (kind) {
                case CONTAINERS -> listContainers();
                case IMAGES -> snapshot = snapshot.withImages(engine.images().all());
                case VOLUMES -> snapshot = snapshot.withVolumes(engine.volumes().all());
                case NETWORKS -> snapshot = snapshot.withNetworks(engine.networks().all());
            }
        }
    }

    private void listContainers() {
        var asked = Instant.now();
        var now = new LinkedHashMap<ContainerId, Container>();
        put(now, engine.containers().all(), asked);
        exact.keySet().retainAll(now.keySet());
        snapshot = snapshot.withContainers(now, asked);
    }

    private void ask(Set<ContainerId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        if (ids.size() > MOST_IDS) {
            listContainers();
            return;
        }
        var asked = Instant.now();
        var now = new LinkedHashMap<>(snapshot.containers());
        var found = engine.containers().byIds(ids);
        var gone = new HashSet<>(ids);
        found.forEach(container -> gone.remove(container.id()));
        now.keySet().removeAll(gone);
        exact.keySet().removeAll(gone);
        put(now, found, asked);
        snapshot = snapshot.withContainers(now, asked);
    }

    private void put(Map<ContainerId, Container> into, Collection<Container> found, Instant asked) {
        for (var container : found) {
            into.put(container.id(), steady(container, asked));
        }
    }

    private Container steady(Container found, Instant asked) {
        var before = snapshot.containers().get(found.id());
        var began = exact.get(found.id());
        if (began != null && found.since().isPresent()) {
            return Steady.since(Steady.withSince(found, began), found, asked);
        }
        return before == null ? found : Steady.since(before, found, asked);
    }

    /// The event tells to the nanosecond what the list tells in words.
    private void noteStart(EngineEvent event) {
        if (event.type().equals("container") && BEGINS.contains(event.action())) {
            exact.put(new ContainerId(event.actor()), event.time());
        }
    }

    private static final List<String> BEGINS = List.of("start", "die");
}
