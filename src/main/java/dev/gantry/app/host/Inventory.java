package dev.gantry.app.host;

import dev.gantry.app.host.Mailbox.Kind;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The model of one engine's things, kept true while it is connected.
///
/// Events only say what to ask for again; the engine's lists are the truth. So an event that comes
/// twice, or in another order than the lists, does no harm.
final class Inventory {

    private static final int MOST_IDS = 100;

    private static final Set<String> BEGINS = Set.of("start", "die");

    private final Engine engine;
    private final Map<ContainerId, Instant> exact = new HashMap<>();
    private Snapshot snapshot;

    Inventory(Engine engine, Snapshot last) {
        this.engine = engine;
        this.snapshot = last;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Snapshot list(Kind kind) {
        snapshot =
                switch (kind) {
                    case CONTAINERS -> listContainers();
                    case IMAGES -> snapshot.withImages(engine.images().all());
                    case VOLUMES -> snapshot.withVolumes(engine.volumes().all());
                    case NETWORKS -> snapshot.withNetworks(engine.networks().all());
                };
        return snapshot;
    }

    private Snapshot listContainers() {
        var asked = Instant.now();
        var now = new LinkedHashMap<ContainerId, Container>();
        put(now, engine.containers().all(), asked);
        exact.keySet().retainAll(now.keySet());
        snapshot = snapshot.withContainers(now, asked);
        return snapshot;
    }

    /// Beyond some number the full list is the cheaper question.
    Snapshot ask(Set<ContainerId> ids) {
        return ids.size() > MOST_IDS ? listContainers() : askFor(ids);
    }

    private Snapshot askFor(Set<ContainerId> ids) {
        var asked = Instant.now();
        var now = new LinkedHashMap<>(snapshot.containers());
        var found = engine.containers().byIds(ids);
        var gone = new HashSet<>(ids);
        found.forEach(container -> gone.remove(container.id()));
        now.keySet().removeAll(gone);
        exact.keySet().removeAll(gone);
        put(now, found, asked);
        snapshot = snapshot.withContainers(now, asked);
        return snapshot;
    }

    private void put(Map<ContainerId, Container> into, Collection<Container> found, Instant asked) {
        for (var container : found) {
            into.put(container.id(), steady(container, asked));
        }
    }

    private Container steady(Container found, Instant asked) {
        var began = exact.get(found.id());
        var exactly =
                began == null ? Optional.<Container>empty() : Steady.since(began, found, asked);
        var before = snapshot.containers().get(found.id());
        return exactly.orElseGet(() -> before == null ? found : Steady.after(before, found, asked));
    }

    /// An event tells to the nanosecond what the list tells in words.
    void note(EngineEvent event) {
        if (event.type().equals("container") && BEGINS.contains(event.action())) {
            exact.put(new ContainerId(event.actor()), event.time());
        }
    }
}
