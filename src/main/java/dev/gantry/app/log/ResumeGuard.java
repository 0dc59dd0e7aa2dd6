package dev.gantry.app.log;

import dev.gantry.docker.LogRequest;
import dev.gantry.docker.LogStream;
import java.time.Instant;

/// Lets a log go on where it broke off: nothing twice, nothing left out. The engine tells the same
/// pieces in the same order again, so it is enough to count those of the last moment.
final class ResumeGuard implements LogStream.Taker {

    /// What was missed while away is mostly less; a whole log takes the engine seconds to search.
    private static final int NEAR = 10_000;

    private final LogStream.Taker behind;
    private long last = Long.MIN_VALUE;
    private int atLast;
    private int skip;
    private boolean resuming;
    private boolean near;
    private boolean gap;
    private long pieces;

    ResumeGuard(LogStream.Taker behind) {
        this.behind = behind;
    }

    /// How many have passed.
    long pieces() {
        return pieces;
    }

    boolean hasSeenAny() {
        return atLast > 0;
    }

    /// Another container follows: nothing of it was seen.
    void forget() {
        last = Long.MIN_VALUE;
        atLast = 0;
        resuming = false;
    }

    LogRequest resume(LogRequest first) {
        if (!hasSeenAny()) {
            return first;
        }
        var again = first.withoutTail().since(Instant.ofEpochSecond(0, last));
        near = !gap;
        gap = false;
        resuming = true;
        skip = atLast;
        return near ? again.withTail(NEAR) : again;
    }

    /// The last piece that was seen was not among those told: ask again, for more.
    boolean hasGap() {
        return gap;
    }

    @Override
    public void take(boolean error, long nanos, byte[] bytes, int from, int length, boolean ends) {
        if (gap || (resuming && isKnown(nanos))) {
            return;
        }
        resuming = false;
        if (nanos > last) {
            last = nanos;
            atLast = 0;
        }
        atLast++;
        pieces++;
        behind.take(error, nanos, bytes, from, length, ends);
    }

    private boolean isKnown(long nanos) {
        if (nanos < last) {
            return true;
        }
        if (nanos == last && skip > 0) {
            skip--;
            near = false;
            return true;
        }
        gap = near;
        return gap;
    }
}
