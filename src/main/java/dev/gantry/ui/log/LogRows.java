package dev.gantry.ui.log;

import dev.gantry.app.log.LineScan;
import dev.gantry.app.log.LogBook;
import dev.gantry.app.log.LogLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines that are shown, by their place: all of a book, or those that a scan found.
///
/// @param scan null when all are shown
record LogRows(LogBook book, @Nullable LineScan scan) {

    private static final int MOST_COPIED = 200_000;

    long first() {
        return scan == null ? book.first() : 0;
    }

    long end() {
        return scan == null ? book.end() : scan.count();
    }

    boolean isEmpty() {
        return first() == end();
    }

    /// @param place from [#first], below [#end]
    long id(long place) {
        return scan == null ? place : scan.id((int) place);
    }

    /// Where the line stands, or the next that is shown.
    long place(long id) {
        return scan == null ? Math.clamp(id, book.first(), book.end()) : scan.indexFrom(id);
    }

    /// How many lines of a folded stack trace are left out behind this one.
    int folded(long place) {
        long id = id(place);
        long next = place + 1 < end() ? id(place + 1) : scan == null ? book.end() : scan.looked();
        return (int) Math.min(10_000, next - id - 1);
    }

    /// Waits for a disk. At most 200,000.
    List<LogLine> lines(long fromId, long toId) throws IOException {
        var lines = new ArrayList<LogLine>();
        long end = end();
        for (long place = place(fromId); place < end && lines.size() < MOST_COPIED; place++) {
            long id = id(place);
            if (id > toId) {
                break;
            }
            book.fetch(id).ifPresent(lines::add);
        }
        return lines;
    }
}
