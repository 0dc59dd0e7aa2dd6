package dev.gantry.app.log;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/// The lines of a book that pass a test, found in order and then as they come. Belongs to one
/// question: for another question another scan is made, so an old answer cannot replace a new one.
public final class LineScan {

    private static final int CHUNK = 4096;

    private final LogBook book;
    private final LineTest test;
    private final Runnable changed;
    private final long from;
    private final ReentrantLock lock = new ReentrantLock();
    private int[][] chunks = new int[16][];
    private int count;
    private volatile long looked;

    private LineScan(LogBook book, LineTest test, Runnable changed) {
        this.book = book;
        this.test = test;
        this.changed = changed;
        this.from = book.first();
        this.looked = from;
    }

    /// Those that a filter shows.
    public static LineScan shown(LogBook book, LogFilter filter, Runnable changed) {
        return new LineScan(book, filter.test(), changed);
    }

    /// Those that a filter shows and that match, remarks left out.
    public static LineScan hits(LogBook book, LogFilter filter, LineQuery query, Runnable changed) {
        var shown = filter.test();
        LineTest test =
                (lines, index) ->
                        shown.accepts(lines, index)
                                && (lines.flags(index) & LogLine.DIVIDER) == 0
                                && query.matches(lines.bytes(), lines.from(index), lines.to(index));
        return new LineScan(book, test, changed);
    }

    /// Until interrupted.
    ///
    /// @throws IOException when the lines cannot be read back
    public void run() throws IOException {
        var copy = new LogCopy();
        try {
            while (true) {
                book.await(looked);
                step(copy);
            }
        } catch (InterruptedException | CancellationException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until the line before `end` was looked at.
    ///
    /// @param progress told how many lines were
    void runTo(long end, LongConsumer progress) throws IOException {
        var copy = new LogCopy();
        while (looked < end) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            step(copy);
            progress.accept(looked - from);
        }
    }

    private void step(LogCopy copy) throws IOException {
        if (!book.copy(looked, copy)) {
            looked = Math.max(looked, book.first()); // let go in the meantime
            return;
        }
        for (int line = 0; line < copy.lines(); line++) {
            if (test.accepts(copy, line)) {
                add(copy.id(line));
            }
        }
        looked = copy.id(copy.lines());
        changed.run();
    }

    private void add(long id) {
        lock.lock();
        try {
            int chunk = count / CHUNK;
            if (chunk == chunks.length) {
                chunks = java.util.Arrays.copyOf(chunks, 2 * chunk);
            }
            if (count % CHUNK == 0) {
                chunks[chunk] = new int[CHUNK];
            }
            chunks[chunk][count % CHUNK] = (int) (id - from);
            count++;
        } finally {
            lock.unlock();
        }
    }

    /// It began with this line.
    public long from() {
        return from;
    }

    /// All lines before this one were looked at.
    public long looked() {
        return looked;
    }

    public int count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /// @param index from 0, below [#count]
    public long id(int index) {
        lock.lock();
        try {
            return idAt(index);
        } finally {
            lock.unlock();
        }
    }

    private long idAt(int index) {
        return from + chunks[index / CHUNK][index % CHUNK];
    }

    /// The index of the first with this id or a later one; [#count] when there is none.
    public int indexFrom(long id) {
        lock.lock();
        try {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (idAt(middle) < id) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        } finally {
            lock.unlock();
        }
    }
}
