package dev.gantry.app.log;

import dev.gantry.docker.LogRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/// Saves lines as they were written, without holding them: beside the file, then in its place, so
/// that it is whole or not there.
public final class LogSaver {

    private static final int TELL_EACH = 10_000;

    private final LogFeed feed;
    private final List<String> names;
    private final Executor workers;

    /// @param names put before each line when there are several containers
    public LogSaver(LogFeed feed, List<String> names, Executor workers) {
        this.feed = feed;
        this.names = names;
        this.workers = workers;
    }

    /// Saves all that the engine has.
    ///
    /// @param progress told how many lines are written, now and then
    public long everything(Path file, LongConsumer progress) throws IOException {
        return beside(
                file,
                out -> {
                    var writer = new LineWriter(out, progress);
                    try {
                        stream(writer);
                    } catch (UncheckedIOException full) {
                        throw full.getCause();
                    }
                    writer.end();
                    return writer.count;
                });
    }

    /// Saves what a filter shows, as far as the book holds it.
    public long shown(Path file, LogFilter filter, LongConsumer progress) throws IOException {
        return beside(
                file,
                out -> {
                    var writer = new LineWriter(out, progress);
                    var book = feed.book();
                    var copy = new LogCopy();
                    var test = filter.test();
                    long at = book.first();
                    long end = book.end();
                    try {
                        while (at < end && book.copy(at, copy)) {
                            for (int line = 0; line < copy.lines() && copy.id(line) < end; line++) {
                                if (test.accepts(copy, line)) {
                                    writer.line(copy, line);
                                }
                            }
                            at = copy.id(copy.lines());
                            failIfCancelled();
                        }
                    } catch (UncheckedIOException full) {
                        throw full.getCause();
                    }
                    writer.end();
                    return writer.count;
                });
    }

    private interface Writing {
        long write(OutputStream out) throws IOException;
    }

    private static long beside(Path file, Writing writing) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long count;
            try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                count = writing.write(out);
            }
            failIfCancelled();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void stream(LineWriter writer) throws IOException {
        var range = feed.range();
        var request = LogRequest.all();
        request = range.since().map(request::since).orElse(request);
        // a container that writes without end would never be saved
        request = request.until(range.until().orElseGet(Instant::now));
        if (feed.sources() == 1) {
            var joiner =
                    new LineJoiner((_, flags, bytes, at, length) ->
                            writer.line(0, flags, bytes, at, length));
            read(0, request, joiner);
            return;
        }
        merge(request, writer);
    }

    private void merge(LogRequest request, LineWriter writer) {
        var merge = new LogMerge(feed.sources(), false);
        var crew = new Crew(workers);
        var failures = new ArrayList<RuntimeException>();
        try {
            for (int source = 0; source < feed.sources(); source++) {
                int index = source;
                crew.run(() -> lane(index, request, merge.lane(index), failures));
            }
            merge.run((source, _, flags, bytes) ->
                    writer.line(source, flags, bytes, 0, bytes.length));
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            crew.dismiss();
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void lane(
            int source, LogRequest request, LogMerge.Lane lane, List<RuntimeException> failures) {
        try {
            read(source, request, new LineJoiner(lane));
        } catch (RuntimeException failure) {
            failures.add(failure);
        } finally {
            lane.end();
        }
    }

    private void read(int source, LogRequest request, LineJoiner joiner) {
        try (var stream = feed.source().engine().logs().open(feed.id(source), request)) {
            while (stream.read(joiner)) {
                failIfCancelled();
            }
        }
        joiner.flush();
    }

    private static void failIfCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    private final class LineWriter {
        private final OutputStream out;
        private final LongConsumer progress;
        private long count;

        LineWriter(OutputStream out, LongConsumer progress) {
            this.out = out;
            this.progress = progress;
        }

        void line(LogCopy lines, int index) {
            int from = lines.from(index);
            line(
                    lines.source(index),
                    lines.flags(index),
                    lines.bytes(),
                    from,
                    lines.to(index) - from);
        }

        /// What was cut because it was too long is whole again.
        void line(int source, int flags, byte[] bytes, int from, int length) {
            try {
                if ((flags & LogLine.CONTINUED) == 0) {
                    begin(source, flags);
                }
                out.write(bytes, from, length);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            if (++count % TELL_EACH == 0) {
                progress.accept(count);
            }
        }

        private void begin(int source, int flags) throws IOException {
            if (count > 0) {
                out.write('\n');
            }
            if ((flags & LogLine.DIVIDER) != 0) {
                out.write("-- ".getBytes(StandardCharsets.US_ASCII));
            }
            if (names.size() > 1) {
                out.write((names.get(source) + " | ").getBytes(StandardCharsets.UTF_8));
            }
        }

        void end() throws IOException {
            if (count > 0) {
                out.write('\n');
            }
        }
    }
}
