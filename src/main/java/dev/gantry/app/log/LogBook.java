package dev.gantry.app.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The lines of one view: the newest in memory, the rest in a spill file.
///
/// One thread appends, one may gather older lines; any may read. Lines are numbered upwards, and
/// older ones that come later get smaller numbers, so a number stays good.
public final class LogBook implements AutoCloseable {

    /// With what was fetched back, 32 MB.
    private static final int MOST_RESIDENT = 24;

    private static final int MOST_FETCHED = 8;

    private final SpillFile spill;
    private final int mostResident;
    private final List<LogPage> pages = new ArrayList<>();
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private final Map<LogPage, ByteBuffer> fetched = new LinkedHashMap<>(16, 0.75f, true);
    private long end;
    private int waiting;
    private @Nullable IOException trouble;
    private boolean closed;

    public LogBook(SpillFile spill) {
        this(spill, MOST_RESIDENT);
    }

    /// @param mostResident pages of 1 MB in memory
    LogBook(SpillFile spill, int mostResident) {
        this.spill = spill;
        this.mostResident = mostResident;
    }

    /// The number of the first line that is held.
    public synchronized long first() {
        return pages.isEmpty() ? end : pages.getFirst().first;
    }

    /// One past the number of the last line.
    public synchronized long end() {
        return end;
    }

    /// Why lines had to be let go, most likely a full disk.
    public synchronized Optional<IOException> trouble() {
        return Optional.ofNullable(trouble);
    }

    void append(long nanos, int flags, int source, byte[] bytes, int from, int length) {
        boolean rolled;
        synchronized (this) {
            if (closed) {
                return;
            }
            rolled = put(pages, nanos, flags, source, bytes, from, length);
            end++;
            if (waiting > 0) {
                notifyAll();
            }
        }
        if (rolled) {
            spillDownTo(pages, mostResident);
        }
    }

    /// Whether a new page was begun.
    private boolean put(
            List<LogPage> into,
            long nanos,
            int flags,
            int source,
            byte[] bytes,
            int from,
            int length) {
        boolean roll = into.isEmpty() || !into.getLast().fits(length);
        if (roll) {
            var page = new LogPage(room());
            page.first = into.isEmpty() ? end : into.getLast().end();
            into.add(page);
        }
        var page = into.getLast();
        var room = page.room;
        if (room == null) {
            throw new IllegalStateException("the newest page is in memory");
        }
        page.add(room, nanos, flags, source, bytes, from, length);
        return roll;
    }

    private ByteBuffer room() {
        var used = free.poll();
        return used == null ? ByteBuffer.allocateDirect(LogPage.BYTES) : used;
    }

    /// Written outside the lock: a slow disk must not stop who reads.
    private void spillDownTo(List<LogPage> some, int most) {
        for (var page = leaving(some, most); page.isPresent(); page = leaving(some, most)) {
            try {
                left(page.get(), spill.write(whole(page.get())));
            } catch (IOException full) {
                letGo(some, page.get(), full);
            }
        }
    }

    private synchronized Optional<LogPage> leaving(List<LogPage> some, int most) {
        long resident = some.stream().filter(page -> page.room != null && !page.leaving).count();
        if (closed || resident <= most) {
            return Optional.empty();
        }
        var oldest =
                some.subList(0, some.size() - 1).stream()
                        .filter(page -> page.room != null && !page.leaving)
                        .findFirst();
        oldest.ifPresent(page -> page.leaving = true);
        return oldest;
    }

    private synchronized ByteBuffer whole(LogPage page) throws IOException {
        var room = page.room;
        if (room == null) {
            throw new IOException("the log was closed");
        }
        return room.duplicate().clear();
    }

    private synchronized void left(LogPage page, long place) {
        page.place = place;
        recycle(page);
    }

    private void recycle(LogPage page) {
        if (page.room != null && !closed) {
            free.add(page.room);
        }
        page.room = null;
        page.leaving = false;
    }

    /// What cannot be kept goes, and all before it: numbers must have no gap.
    private synchronized void letGo(List<LogPage> some, LogPage page, IOException why) {
        if (trouble == null && !closed) {
            LoggerFactory.getLogger(LogBook.class).warn("Older lines were let go", why);
            trouble = why;
        }
        var gone = some.subList(0, some.indexOf(page) + 1);
        gone.forEach(this::recycle);
        gone.forEach(fetched::remove);
        gone.clear();
    }

    /// The line, if it lies in memory. Never waits for a disk.
    public synchronized Optional<LogLine> line(long id) {
        return page(id).flatMap(page -> {
            var held = held(page);
            return held == null
                    ? Optional.empty()
                    : Optional.of(page.line(held, (int) (id - page.first)));
        });
    }

    /// The line, wherever it lies; empty when it is not held.
    public Optional<LogLine> fetch(long id) throws IOException {
        var there = line(id);
        if (there.isPresent()) {
            return there;
        }
        var page = page(id);
        if (page.isPresent()) {
            bring(page.get());
        }
        return line(id);
    }

    private void bring(LogPage page) throws IOException {
        var into = ByteBuffer.allocateDirect(LogPage.BYTES);
        spill.read(into, page.place);
        synchronized (this) {
            fetched.put(page, into.clear());
            if (fetched.size() > MOST_FETCHED) {
                var oldest = fetched.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    private @Nullable ByteBuffer held(LogPage page) {
        return page.room != null ? page.room : fetched.get(page);
    }

    private synchronized Optional<LogPage> page(long id) {
        int low = 0;
        int high = pages.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            var page = pages.get(middle);
            if (id < page.first) {
                high = middle - 1;
            } else if (id >= page.end()) {
                low = middle + 1;
            } else {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }

    /// Copies the lines from `id` to the end of its page.
    ///
    /// @return whether there are any
    boolean copy(long id, LogCopy into) throws IOException {
        var page = page(id);
        if (page.isEmpty()) {
            return false;
        }
        synchronized (this) {
            var held = held(page.get());
            if (held != null) {
                into.take(page.get(), held, (int) (id - page.get().first));
                return true;
            }
        }
        spill.read(into.room(), page.get().place);
        into.takeRoom(page.get(), (int) (id - page.get().first));
        return true;
    }

    /// Waits until there are lines from `id` on.
    synchronized void await(long id) throws InterruptedException {
        waiting++;
        try {
            while (end <= id && !closed) {
                wait();
            }
        } finally {
            waiting--;
        }
        if (closed) {
            throw new InterruptedException("the log was closed");
        }
    }

    /// Starts a collection of lines older than all that are held.
    Older older() {
        return new Older();
    }

    /// Lines that become part of the book all at once.
    final class Older {
        private static final int MOST_RESIDENT_OLDER = 2;
        private final List<LogPage> gathered = new ArrayList<>();
        private long count;

        void append(long nanos, int flags, int source, byte[] bytes, int from, int length)
                throws IOException {
            boolean rolled;
            synchronized (LogBook.this) {
                rolled = put(gathered, nanos, flags, source, bytes, from, length);
            }
            count++;
            if (rolled) {
                spillDownTo(gathered, MOST_RESIDENT_OLDER);
                failIfInTrouble();
            }
        }

        long count() {
            return count;
        }

        private void failIfInTrouble() throws IOException {
            var full = trouble();
            if (full.isPresent()) {
                throw new IOException(full.get());
            }
        }

        /// They stand before the others from now on.
        void attach() {
            synchronized (LogBook.this) {
                long at = first() - count;
                for (var page : gathered) {
                    page.first = at;
                    at += page.lines;
                }
                pages.addAll(0, gathered);
                gathered.clear();
            }
            spillDownTo(pages, mostResident);
        }

        /// They are not wanted.
        void forget() {
            synchronized (LogBook.this) {
                gathered.forEach(LogBook.this::recycle);
                gathered.clear();
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            pages.clear();
            free.clear();
            fetched.clear();
            notifyAll();
        }
        try {
            spill.close();
        } catch (IOException alreadyGone) {
            // it is deleted all the same
        }
    }
}
