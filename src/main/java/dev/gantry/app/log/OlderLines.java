package dev.gantry.app.log;

import dev.gantry.docker.EngineException;
import dev.gantry.docker.LogRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/// Reads what stands before the lines of a book: some more, or all. What was read becomes part of
/// the book at the end, so a cancelled reading leaves it as it was.
public final class OlderLines {

    private static final int SOME = 5_000;
    private static final int TELL_EACH = 10_000;

    private final LogFeed feed;
    private final LogBook book;
    private final Executor workers;
    private final long[] extra;
    private volatile boolean atBeginning;

    public OlderLines(LogFeed feed, Executor workers) {
        this.feed = feed;
        this.book = feed.book();
        this.workers = workers;
        this.extra = new long[feed.sources()];
        this.atBeginning = feed.range().since().isPresent();
    }

    /// There is nothing before what is held.
    public boolean atBeginning() {
        return atBeginning;
    }

    /// Reads a few thousand lines more.
    ///
    /// @return how many came
    public synchronized long some() throws IOException {
        if (atBeginning) {
            return 0;
        }
        var all = new ArrayList<LogLine>();
        long from = Long.MIN_VALUE;
        boolean complete = true;
        for (int source = 0; source < feed.sources(); source++) {
            var page = page(source);
            all.addAll(page.lines);
            if (page.pieces >= SOME && !page.lines.isEmpty()) {
                complete = false;
                from = Math.max(from, page.lines.getFirst().nanos());
            }
        }
        long first = from;
        all.removeIf(line -> line.nanos() < first);
        all.sort(Comparator.comparingLong(LogLine::nanos));
        keep(all);
        atBeginning = complete;
        return all.size();
    }

    private void keep(List<LogLine> lines) throws IOException {
        var older = book.older();
        for (var line : lines) {
            older.append(
                    line.nanos(),
                    line.flags(),
                    line.source(),
                    line.bytes(),
                    0,
                    line.bytes().length);
        }
        older.attach();
    }

    private final class Page {
        private final List<LogLine> lines = new ArrayList<>();
        private long pieces;
    }

    /// Those of one container from the end of what is older: the engine counts from the very end.
    private Page page(int source) throws IOException {
        var page = new Page();
        var joiner =
                new LineJoiner((nanos, flags, bytes, at, length) -> {
                    var copy = java.util.Arrays.copyOfRange(bytes, at, at + length);
                    page.lines.add(new LogLine(0, nanos, flags, source, copy));
                });
        long held = feed.pieces(source) + extra[source];
        int tail = (int) Math.min(Integer.MAX_VALUE, held + SOME);
        read(
                source,
                request().withTail(tail),
                (error, nanos, bytes, at, length, ends) -> {
                    page.pieces++;
                    joiner.take(error, nanos, bytes, at, length, ends);
                });
        joiner.flush();
        extra[source] += page.pieces;
        return page;
    }

    private LogRequest request() throws IOException {
        return before().map(until -> LogRequest.all().until(until)).orElseGet(LogRequest::all);
    }

    private java.util.Optional<Instant> before() throws IOException {
        return book.fetch(book.first()).map(line -> Instant.ofEpochSecond(0, line.nanos() - 1));
    }

    private void read(int source, LogRequest request, dev.gantry.docker.LogStream.Taker taker) {
        try (var stream = feed.source().engine().logs().open(feed.id(source), request)) {
            while (stream.read(taker)) {
                failIfCancelled();
            }
        }
    }

    private static void failIfCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    /// Reads all there is.
    ///
    /// @param progress told how many lines came, now and then
    /// @return how many came
    public synchronized long all(LongConsumer progress) throws IOException {
        if (atBeginning) {
            return 0;
        }
        var older = book.older();
        try {
            gather(older, progress);
            failIfCancelled();
        } catch (IOException | RuntimeException failure) {
            older.forget();
            throw failure;
        }
        long count = older.count();
        older.attach();
        atBeginning = true;
        progress.accept(count);
        return count;
    }

    private void gather(LogBook.Older older, LongConsumer progress) throws IOException {
        try {
            if (feed.sources() == 1) {
                gatherOne(older, progress);
            } else {
                gatherMany(older, progress);
            }
        } catch (UncheckedIOException full) {
            throw full.getCause();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private void gatherOne(LogBook.Older older, LongConsumer progress) throws IOException {
        var joiner =
                new LineJoiner((nanos, flags, bytes, at, length) ->
                        keep(older, progress, nanos, flags, 0, bytes, at, length));
        read(0, request(), joiner);
        joiner.flush();
    }

    private void gatherMany(LogBook.Older older, LongConsumer progress)
            throws InterruptedException, IOException {
        var merge = new LogMerge(feed.sources(), false);
        var crew = new Crew(workers);
        var failures = new ArrayList<EngineException>();
        var request = request();
        try {
            for (int source = 0; source < feed.sources(); source++) {
                int index = source;
                crew.run(() -> lane(index, request, merge.lane(index), failures));
            }
            merge.run((source, nanos, flags, bytes) ->
                    keep(older, progress, nanos, flags, source, bytes, 0, bytes.length));
        } finally {
            crew.dismiss();
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /// A container that was removed has no older lines.
    private void lane(
            int source, LogRequest request, LogMerge.Lane lane, List<EngineException> failures) {
        var joiner = new LineJoiner(lane);
        try {
            read(source, request, joiner);
            joiner.flush();
        } catch (EngineException.Gone gone) {
            joiner.flush();
        } catch (EngineException failure) {
            failures.add(failure);
        } catch (CancellationException dismissed) {
            return; // whoever dismissed knows
        } finally {
            lane.end();
        }
    }

    private static void keep(
            LogBook.Older older,
            LongConsumer progress,
            long nanos,
            int flags,
            int source,
            byte[] bytes,
            int at,
            int length) {
        try {
            older.append(nanos, flags, source, bytes, at, length);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        if (older.count() % TELL_EACH == 0) {
            progress.accept(older.count());
        }
    }
}
