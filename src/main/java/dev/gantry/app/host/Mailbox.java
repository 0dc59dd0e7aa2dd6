package dev.gantry.app.host;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EngineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What has become untrue since the model last asked. Whoever puts something in never waits; what
/// gathers is bounded by what exists, not by how often it changes.
final class Mailbox {

    enum Kind {
        CONTAINERS,
        IMAGES,
        VOLUMES,
        NETWORKS
    }

    /// @param lists what must be listed in full
    /// @param containers what must be asked for one by one
    /// @param events for people to read, the oldest first
    record Batch(Set<Kind> lists, Set<ContainerId> containers, List<EngineEvent> events) {
        boolean isEmpty() {
            return lists.isEmpty() && containers.isEmpty() && events.isEmpty();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Set<Kind> lists = EnumSet.noneOf(Kind.class);
    private Set<ContainerId> containers = new LinkedHashSet<>();
    private List<EngineEvent> events = new ArrayList<>();
    private @Nullable EngineException lost;

    void list(Set<Kind> kinds) {
        put(() -> lists.addAll(kinds));
    }

    void listEverything() {
        list(EnumSet.allOf(Kind.class));
    }

    void ask(ContainerId id) {
        put(() -> containers.add(id));
    }

    void tell(EngineEvent event) {
        put(() -> {
            events.add(event);
            if (events.size() > 2 * HostState.MOST_EVENTS) {
                events.subList(0, HostState.MOST_EVENTS).clear();
            }
        });
    }

    /// The first loss counts: what follows is its echo.
    void lose(EngineException cause) {
        put(() -> lost = lost == null ? cause : lost);
    }

    /// Waits for something to do, then a moment more for what comes with it. Returns an empty batch
    /// when `longest` passes in silence. Throws what was [lost][#lose].
    Batch next(Duration longest, Duration gather) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (isEmpty() && lost == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            left = isEmpty() ? 0 : gather.toNanos();
            while (lost == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (lost != null) {
                throw lost;
            }
            return take();
        } finally {
            lock.unlock();
        }
    }

    private Batch take() {
        var batch = new Batch(lists, containers, events);
        lists = EnumSet.noneOf(Kind.class);
        containers = new LinkedHashSet<>();
        events = new ArrayList<>();
        return batch;
    }

    private boolean isEmpty() {
        return lists.isEmpty() && containers.isEmpty() && events.isEmpty();
    }

    private void put(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
