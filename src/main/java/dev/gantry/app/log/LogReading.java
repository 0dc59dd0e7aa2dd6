package dev.gantry.app.log;

import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.LogRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/// Reads the output of containers once, line by line, in the order of time when there are several.
public final class LogReading {

    private final Engine engine;
    private final Executor workers;

    /// @param workers starts each task on a thread of its own
    public LogReading(Engine engine, Executor workers) {
        this.engine = engine;
        this.workers = workers;
    }

    /// Until all of them have ended. Throws [EngineException], the first of several.
    public void read(List<LogTarget> targets, LogRequest request, LogMerge.Merged to)
            throws InterruptedException {
        if (targets.size() == 1) {
            stream(
                    targets.getFirst(),
                    request,
                    (nanos, flags, bytes, from, length) ->
                            to.line(
                                    0,
                                    nanos,
                                    flags,
                                    Arrays.copyOfRange(bytes, from, from + length)));
            return;
        }
        var merge = new LogMerge(targets.size(), request.follow());
        var crew = new Crew(workers);
        var failures = new ArrayList<EngineException>();
        try {
            for (int source = 0; source < targets.size(); source++) {
                var target = targets.get(source);
                var lane = merge.lane(source);
                crew.run(() -> lane(target, request, lane, failures));
            }
            merge.run(to);
        } finally {
            crew.dismiss();
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void lane(
            LogTarget target,
            LogRequest request,
            LogMerge.Lane lane,
            List<EngineException> failures) {
        try {
            stream(target, request, lane);
        } catch (EngineException failure) {
            synchronized (failures) {
                failures.add(failure);
            }
        } finally {
            lane.end();
        }
    }

    private void stream(LogTarget target, LogRequest request, LogLines lines) {
        var joiner = new LineJoiner(lines);
        try (var stream = engine.logs().open(target.id(), request)) {
            boolean more = true;
            while (more) {
                more = stream.read(joiner);
            }
        }
        joiner.flush();
    }
}
