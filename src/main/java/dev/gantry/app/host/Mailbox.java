package dev.gantry.app.host;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EngineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What has become untrue since the model last asked. Whoever puts something in never waits; what
/// gathers is bounded by what exists, not by how often it changes.
final class Mailbox {

    /// An engine tells some things before its lists show them: a pause while it still writes it to
    /// its disk, and no more when a restart is called off. So each container is asked for twice.
    static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    enum Kind {
        CONTAINERS,
        IMAGES,
        VOLUMES,
        NETWORKS
    }

    /// @param lists what must be listed in full
    /// @param containers what must be asked for one by one
    /// @param events for people to read, the oldest first
    record Batch(Set<Kind> lists, Set<ContainerId> containers, List<EngineEvent> events) {}

    private final Duration secondLook;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /// By the time when they are due, the first to come first.
    private final SequencedMap<ContainerId, Long> looks = new LinkedHashMap<>();

    private Set<Kind> lists = EnumSet.noneOf(Kind.class);
    private Set<ContainerId> containers = new LinkedHashSet<>();
    private List<EngineEvent> events = new ArrayList<>();
    private @Nullable EngineException lost;

    /// @param secondLook how long after it was put in a container is handed out once more
    Mailbox(Duration secondLook) {
        this.secondLook = secondLook;
    }

    void list(Set<Kind> kinds) {
        put(() -> lists.addAll(kinds));
    }

    void listEverything() {
        list(EnumSet.allOf(Kind.class));
    }

    void ask(ContainerId id) {
        put(() -> {
            containers.add(id);
            looks.putLast(id, System.nanoTime() + secondLook.toNanos());
        });
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
            awaitSomething(System.nanoTime() + longest.toNanos());
            awaitMore(gather);
            if (lost != null) {
                throw lost;
            }
            return take();
        } finally {
            lock.unlock();
        }
    }

    private void awaitSomething(long end) throws InterruptedException {
        long left = end - System.nanoTime();
        while (lost == null && isEmpty() && left > 0) {
            changed.awaitNanos(Math.min(left, untilSecondLook()));
            left = end - System.nanoTime();
        }
    }

    private void awaitMore(Duration gather) throws InterruptedException {
        long left = isEmpty() ? 0 : gather.toNanos();
        while (lost == null && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    private Batch take() {
        takeSecondLooks();
        var batch = new Batch(lists, containers, events);
        lists = EnumSet.noneOf(Kind.class);
        containers = new LinkedHashSet<>();
        events = new ArrayList<>();
        return batch;
    }

    private void takeSecondLooks() {
        while (untilSecondLook() <= 0) {
            containers.add(looks.pollFirstEntry().getKey());
        }
    }

    private boolean isEmpty() {
        return lists.isEmpty() && containers.isEmpty() && events.isEmpty() && untilSecondLook() > 0;
    }

    private long untilSecondLook() {
        var first = looks.firstEntry();
        return first == null ? Long.MAX_VALUE : first.getValue() - System.nanoTime();
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
