package dev.gantry.app.log;

import dev.gantry.docker.EngineException;
import dev.gantry.docker.LogRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// From when on the ends of several logs are all complete: a busy container's last lines reach back
/// less far than a quiet one's, and what stands before would be shown with holes.
final class MergeStart {

    private final LogSource source;
    private final List<LogTarget> targets;
    private final LogRequest request;

    MergeStart(LogSource source, List<LogTarget> targets, LogRequest request) {
        this.source = source;
        this.targets = targets;
        this.request = new LogRequest(false, request.tail(), request.since(), request.until());
    }

    /// Empty when all of them are complete anyway.
    Optional<Instant> moment() {
        if (request.tail().isEmpty()) {
            return Optional.empty();
        }
        return targets.stream().map(this::begin).flatMap(Optional::stream).max(Instant::compareTo);
    }

    private Optional<Instant> begin(LogTarget target) {
        var first = new Begin();
        try (var stream = source.engine().logs().open(target.id(), request)) {
            while (stream.read((_, nanos, _, _, _, _) -> first.count(nanos))) {
                // only counted
            }
        } catch (EngineException itsFollowerTells) {
            return Optional.empty();
        }
        return first.pieces >= request.tail().orElse(Integer.MAX_VALUE)
                ? Optional.of(Instant.ofEpochSecond(0, first.nanos))
                : Optional.empty();
    }

    private static final class Begin {
        private long nanos;
        private int pieces;

        void count(long now) {
            if (pieces == 0) {
                nanos = now;
            }
            pieces++;
        }
    }
}
