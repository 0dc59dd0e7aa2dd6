package dev.gantry.docker.engine;

import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.docker.Utf8Pieces;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What BuildKit tells of its steps: `StatusResponse` in its control.proto. For one thread.
final class BuildTrace {

    private final Map<String, Utf8Pieces> texts = new HashMap<>();

    /// The steps come first, so that what follows is about known ones.
    List<BuildNews> read(byte[] message) throws IOException {
        var news = new ArrayList<BuildNews>();
        var status = new ProtoReader(message);
        for (int field = status.field(); field != 0; field = status.field()) {
            switch (field) {
                case 1 -> news.add(step(status.message()));
                case 2 -> news.add(moved(status.message()));
                case 3 -> news.add(output(status.message()));
                case 4 -> news.add(warning(status.message()));
                default -> status.skip();
            }
        }
        return news;
    }

    private static BuildNews step(ProtoReader vertex) throws IOException {
        var id = "";
        var name = "";
        var error = "";
        boolean cached = false;
        var started = Instant.EPOCH;
        var ended = Instant.EPOCH;
        for (int field = vertex.field(); field != 0; field = vertex.field()) {
            switch (field) {
                case 1 -> id = vertex.text();
                case 3 -> name = vertex.text();
                case 4 -> cached = vertex.flag();
                case 5 -> started = vertex.time();
                case 6 -> ended = vertex.time();
                case 7 -> error = vertex.text();
                default -> vertex.skip();
            }
        }
        boolean over = ended.isAfter(Instant.EPOCH);
        var state = state(error, cached, over, started.isAfter(Instant.EPOCH));
        var took = over ? Duration.between(started, ended) : Duration.ZERO;
        return new BuildNews.Step(id, name, state, started, took, error);
    }

    private static State state(String error, boolean cached, boolean over, boolean begun) {
        if (!error.isEmpty()) {
            return State.FAILED;
        }
        if (cached) {
            return State.CACHED;
        }
        if (over) {
            return State.DONE;
        }
        return begun ? State.RUNNING : State.WAITING;
    }

    private static BuildNews moved(ProtoReader status) throws IOException {
        var part = "";
        var step = "";
        long done = 0;
        long total = 0;
        for (int field = status.field(); field != 0; field = status.field()) {
            switch (field) {
                case 1 -> part = status.text();
                case 2 -> step = status.text();
                case 4 -> done = status.number();
                case 5 -> total = status.number();
                default -> status.skip();
            }
        }
        return new BuildNews.Moved(step, part, done, total);
    }

    private BuildNews output(ProtoReader log) throws IOException {
        var step = "";
        long stream = 0;
        var bytes = new byte[0];
        for (int field = log.field(); field != 0; field = log.field()) {
            switch (field) {
                case 1 -> step = log.text();
                case 3 -> stream = log.number();
                case 4 -> bytes = log.bytes();
                default -> log.skip();
            }
        }
        var text = texts.computeIfAbsent(step + stream, _ -> new Utf8Pieces());
        return new BuildNews.Output(step, text.more(bytes));
    }

    private static BuildNews warning(ProtoReader warning) throws IOException {
        var step = "";
        var text = "";
        int line = 0;
        for (int field = warning.field(); field != 0; field = warning.field()) {
            switch (field) {
                case 1 -> step = warning.text();
                case 3 -> text = warning.text();
                case 7 -> line = line == 0 ? line(warning.message()) : skipped(warning, line);
                default -> warning.skip();
            }
        }
        return new BuildNews.Warning(step, text, line);
    }

    private static int skipped(ProtoReader warning, int line) throws IOException {
        warning.skip();
        return line;
    }

    /// Of where a range begins.
    private static int line(ProtoReader range) throws IOException {
        int line = 0;
        for (int field = range.field(); field != 0; field = range.field()) {
            if (field == 1 && line == 0) {
                line = position(range.message());
            } else {
                range.skip();
            }
        }
        return line;
    }

    private static int position(ProtoReader position) throws IOException {
        int line = 0;
        for (int field = position.field(); field != 0; field = position.field()) {
            if (field == 1) {
                line = (int) position.number();
            } else {
                position.skip();
            }
        }
        return line;
    }
}
