package dev.gantry.app.log;

import java.io.IOException;
import java.util.function.LongConsumer;

/// Looks through the whole history of a log: what is not in the book yet is read into it first.
public final class LogSearch {

    private final LogBook book;
    private final OlderLines older;
    private final LogFilter filter;
    private final LineQuery query;

    public LogSearch(LogBook book, OlderLines older, LogFilter filter, LineQuery query) {
        this.book = book;
        this.older = older;
        this.filter = filter;
        this.query = query;
    }

    /// Until all was looked through that is there now, or the thread is interrupted: then
    /// [CancellationException].
    ///
    /// @param progress told how many lines were read, then how many were looked through
    /// @return how many lines match
    public long perform(LongConsumer progress) throws IOException {
        older.all(progress);
        var scan = LineScan.hits(book, filter, query, () -> {});
        long end = book.end();
        scan.runTo(end, progress);
        return scan.indexFrom(end);
    }
}
