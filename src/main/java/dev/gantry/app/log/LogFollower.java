package dev.gantry.app.log;

import dev.gantry.app.words.Words;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.LogRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Follows the output of one container through its restarts, its recreation and the loss of the
/// engine.
///
/// [#run] works on the thread that calls it, and may be called again: it goes on where it was.
final class LogFollower {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofMillis(200);

    private final LogSource source;
    private final String name;
    private final LogRequest request;
    private final LogLines lines;
    private final Consumer<FeedState> told;
    private final LineJoiner joiner;
    private final ResumeGuard guard;
    private final StartMark mark;
    private ContainerId id;
    private Optional<Instant> started = Optional.empty();
    private boolean endTold;

    /// @param request what is wanted at first
    /// @param told each change of state
    LogFollower(
            LogSource source,
            LogTarget target,
            LogRequest request,
            LogLines lines,
            Consumer<FeedState> told) {
        this.source = source;
        this.id = target.id();
        this.name = target.name();
        this.request = request;
        this.lines = lines;
        this.told = told;
        this.joiner = new LineJoiner(lines);
        this.mark = new StartMark(joiner, this::divide);
        this.guard = new ResumeGuard(mark);
    }

    ContainerId id() {
        return id;
    }

    /// How many pieces the engine has told.
    long pieces() {
        return guard.pieces();
    }

    /// Until interrupted; or until all is read when nothing is to be followed.
    void run() {
        try {
            boolean more = true;
            while (more) {
                more = turn();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean turn() throws InterruptedException {
        try {
            var engine = source.engine();
            noticeStart(engine.containers().inspect(id));
            read(engine);
            if (!guard.hasGap()) {
                return request.follow() ? afterEnd(engine) : over();
            }
        } catch (EngineException.Gone gone) {
            awaitSuccessor();
        } catch (EngineException.Refused | EngineException.Conflict refusal) {
            told.accept(new FeedState.Refused(refusal));
            rest(PATIENCE);
        } catch (EngineException lost) { // also what our own closed engine says
            failIfInterrupted();
            told.accept(new FeedState.Lost(lost));
            source.awaitNews(PATIENCE);
        }
        return true;
    }

    private boolean over() {
        joiner.flush();
        told.accept(new FeedState.Ended());
        return false;
    }

    private void read(Engine engine) throws InterruptedException {
        try (var stream = engine.logs().open(id, guard.resume(request))) {
            told.accept(new FeedState.Reading());
            while (stream.read(guard) && !guard.hasGap()) {
                failIfInterrupted();
            }
        }
    }

    /// A start while nobody read is marked where its first line comes.
    private void noticeStart(ContainerDetails now) {
        if (!now.startedAt().equals(started)) {
            now.startedAt().ifPresent(moment -> mark.expect(moment, Words.of("logs.startedAgain")));
            started = now.startedAt();
            endTold = false;
        }
    }

    /// All that this run wrote was read.
    private boolean afterEnd(Engine engine) throws InterruptedException {
        var now = engine.containers().inspect(id);
        if (isUp(now) && now.startedAt().equals(started)) {
            rest(REST); // the engine broke off by itself, as when a log is rotated
            return true;
        }
        joiner.flush();
        if (isUp(now)) {
            restarted(now, "logs.restarted", source.lastDeath(id));
            return true;
        }
        tellEnd(now);
        var next = awaitStart(engine);
        if (started.isPresent()) { // else it is the first start of all
            restarted(next, "logs.startedAgain", Optional.empty());
        }
        return true;
    }

    private static boolean isUp(ContainerDetails now) {
        return now.state() == State.RUNNING || now.state() == State.PAUSED;
    }

    private void restarted(ContainerDetails now, String key, Optional<LogSource.Death> death) {
        var how =
                death.map(end -> ending("logs.restartedAfter", end)).orElseGet(() -> Words.of(key));
        divide(now.startedAt().orElseGet(Instant::now), how);
        started = now.startedAt();
        mark.expectNone();
        endTold = false;
    }

    private void tellEnd(ContainerDetails now) {
        if (!endTold && now.finishedAt().isPresent()) {
            var code = now.exitCode().isPresent() ? "" + now.exitCode().getAsInt() : "?";
            var death = new LogSource.Death(code, now.killedForMemory());
            divide(now.finishedAt().get(), ending("logs.ended", death));
        }
        endTold = true;
        told.accept(new FeedState.Ended());
    }

    private static String ending(String key, LogSource.Death death) {
        return Words.of(death.outOfMemory() ? key + "Oom" : key, death.exitCode());
    }

    private ContainerDetails awaitStart(Engine engine) throws InterruptedException {
        while (true) {
            source.awaitNews(PATIENCE);
            if (source.isDown(id)) {
                continue;
            }
            var now = engine.containers().inspect(id);
            if (isUp(now) || !now.startedAt().equals(started)) {
                return now;
            }
        }
    }

    /// The name may come back with another container behind it.
    private void awaitSuccessor() throws InterruptedException {
        joiner.flush();
        told.accept(new FeedState.Gone());
        while (true) {
            var successor = source.named(name).filter(other -> !other.equals(id));
            if (successor.isPresent()) {
                id = successor.get();
                guard.forget();
                started = Optional.empty();
                mark.forget();
                divide(Instant.now(), Words.of("logs.recreated", name));
                return;
            }
            source.awaitNews(PATIENCE);
        }
    }

    private void divide(Instant at, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
        lines.line(nanos, LogLine.DIVIDER, bytes, 0, bytes.length);
    }

    private static void rest(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    private static void failIfInterrupted() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
    }
}
