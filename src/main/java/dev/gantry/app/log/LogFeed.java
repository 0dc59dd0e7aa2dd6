package dev.gantry.app.log;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.LogRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/// Fills a book with the output of one container, or of several in the order of time.
///
/// [#run] works on the thread that calls it until that is interrupted, and goes on where it was
/// when it is called again.
public final class LogFeed {

    /// What is read at first: some ten milliseconds of an engine's time, whatever the length.
    private static final int TAIL = 5_000;

    private final LogSource source;
    private final List<LogTarget> targets;
    private final LogRange range;
    private final LogBook book;
    private final Executor workers;
    private final Runnable changed;
    private final List<LogFollower> followers = new ArrayList<>();
    private final List<FeedState> states = new ArrayList<>();
    private final ReentrantLock running = new ReentrantLock();
    private final LogMerge merge;
    private Optional<Instant> from = Optional.empty();

    /// @param workers starts each task on a thread of its own
    /// @param changed called after each line and each change of state, on any thread: must be quick
    public LogFeed(
            LogSource source,
            List<LogTarget> targets,
            LogRange range,
            LogBook book,
            Executor workers,
            Runnable changed) {
        this.source = source;
        this.targets = List.copyOf(targets);
        this.range = range;
        this.book = book;
        this.workers = workers;
        this.changed = changed;
        this.merge = new LogMerge(targets.size(), true);
        targets.forEach(_ -> states.add(new FeedState.Opening()));
    }

    public void run() {
        try {
            running.lockInterruptibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (targets.size() == 1) {
                runOne();
            } else {
                runMany();
            }
        } finally {
            running.unlock();
        }
    }

    /// Of each container, in their order.
    public synchronized List<FeedState> states() {
        return List.copyOf(states);
    }

    private void runOne() {
        if (followers.isEmpty()) {
            LogLines direct =
                    (nanos, flags, bytes, at, length) -> {
                        book.append(nanos, flags, 0, bytes, at, length);
                        changed.run();
                    };
            add(
                    new LogFollower(
                            source, targets.getFirst(), request(), direct, now -> tell(0, now)));
        }
        followers.getFirst().run();
    }

    private void runMany() {
        try {
            if (followers.isEmpty()) {
                from = new MergeStart(source, targets, request()).moment();
                for (int index = 0; index < targets.size(); index++) {
                    add(follower(index));
                }
            }
            var crew = new Crew(workers);
            try {
                for (int index = 0; index < targets.size(); index++) {
                    start(crew, followers.get(index), merge.lane(index));
                }
                merge.run(this::merged);
            } finally {
                crew.dismiss();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Crew crew, LogFollower follower, LogMerge.Lane lane) {
        lane.begin();
        crew.run(() -> {
            follower.run();
            lane.end();
        });
    }

    private LogFollower follower(int index) {
        return new LogFollower(
                source,
                targets.get(index),
                from.map(request()::since).orElse(request()),
                merge.lane(index),
                now -> tellMerged(index, now));
    }

    private void merged(int index, long nanos, int flags, byte[] bytes) {
        book.append(nanos, flags, index, bytes, 0, bytes.length);
        changed.run();
    }

    private LogRequest request() {
        var request = LogRequest.all();
        if (range.since().isEmpty()) {
            request = request.withTail(TAIL);
        } else {
            request = request.since(range.since().get());
        }
        return range.until().map(request::until).orElseGet(request::following);
    }

    private synchronized void add(LogFollower follower) {
        followers.add(follower);
    }

    private void tellMerged(int index, FeedState now) {
        if (!(now instanceof FeedState.Reading)) {
            merge.lane(index).rests();
        }
        tell(index, now);
    }

    private void tell(int index, FeedState now) {
        synchronized (this) {
            states.set(index, now);
        }
        changed.run();
    }

    LogSource source() {
        return source;
    }

    LogBook book() {
        return book;
    }

    LogRange range() {
        return range;
    }

    int sources() {
        return targets.size();
    }

    /// The container that stands for this source now.
    synchronized ContainerId id(int index) {
        return index < followers.size() ? followers.get(index).id() : targets.get(index).id();
    }

    synchronized long pieces(int index) {
        return index < followers.size() ? followers.get(index).pieces() : 0;
    }
}
