package dev.gantry.app.log;

import java.util.Set;

/// Which lines are shown. One thread looks through lines with it.
///
/// @param query only lines that match
/// @param folded frames of stack traces are left out
/// @param unfolded the lines whose frames are shown all the same
public record LogFilter(
        LineQuery query,
        boolean output,
        boolean error,
        Level least,
        boolean folded,
        Set<Long> unfolded) {

    public static LogFilter everything() {
        return new LogFilter(
                LineQuery.of("", false, false), true, true, Level.NONE, false, Set.of());
    }

    /// Every line is shown: there is nothing to look for.
    public boolean isEverything() {
        return query.isEmpty() && output && error && least == Level.NONE && !folded;
    }

    /// A remark is always shown, a frame with the line it belongs to.
    LineTest test() {
        return new Test();
    }

    private final class Test implements LineTest {
        private boolean headShown = true;
        private boolean headUnfolded;

        @Override
        public boolean accepts(LogCopy lines, int index) {
            if ((lines.flags(index) & LogLine.DIVIDER) != 0) {
                return true;
            }
            var bytes = lines.bytes();
            int from = lines.from(index);
            int to = lines.to(index);
            boolean error = (lines.flags(index) & LogLine.ERROR) != 0;
            if (folded && StackTraces.belongsToLineBefore(bytes, from, to)) {
                return headShown && headUnfolded;
            }
            headShown = streamShown(error) && levelShown(bytes, from, to);
            headShown = headShown && (query.isEmpty() || query.matches(bytes, from, to));
            headUnfolded = unfolded.contains(lines.id(index));
            return headShown;
        }

        private boolean streamShown(boolean fromError) {
            return fromError ? error : output;
        }

        private boolean levelShown(byte[] bytes, int from, int to) {
            return least == Level.NONE || Level.of(bytes, from, to).compareTo(least) >= 0;
        }
    }
}
