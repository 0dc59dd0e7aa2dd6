package dev.gantry.ui.editor;

import dev.gantry.compose.yaml.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Finds in a text, and replaces.
///
/// @param wanted as it is typed
record Search(String wanted, boolean isPattern, boolean minding) {

    static final int MOST_HITS = 10_000;
    private static final long MOST_NANOS = 300_000_000;

    /// Why nothing is found.
    enum Trouble {
        NONE,
        /// The pattern is none.
        PATTERN,
        /// The pattern takes too long.
        SLOW
    }

    /// @param more whether there are more than these
    record Hits(List<TextRange> ranges, boolean more, Trouble trouble) {

        static final Hits NONE = new Hits(List.of(), false, Trouble.NONE);
    }

    Hits in(String text) {
        if (wanted.isEmpty()) {
            return Hits.NONE;
        }
        try {
            return hits(pattern().matcher(new Patient(text)));
        } catch (PatternSyntaxException none) {
            return new Hits(List.of(), false, Trouble.PATTERN);
        } catch (SlowException tooLong) {
            return new Hits(List.of(), false, Trouble.SLOW);
        }
    }

    private static Hits hits(Matcher matcher) {
        var ranges = new ArrayList<TextRange>();
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                ranges.add(new TextRange(matcher.start(), matcher.end()));
            }
            if (ranges.size() == MOST_HITS) {
                return new Hits(List.copyOf(ranges), true, Trouble.NONE);
            }
        }
        return new Hits(List.copyOf(ranges), false, Trouble.NONE);
    }

    private Pattern pattern() {
        int flags = Pattern.MULTILINE;
        if (!minding) {
            flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        }
        return Pattern.compile(wanted, isPattern ? flags : flags | Pattern.LITERAL);
    }

    /// What stands in place of a hit.
    ///
    /// @param with may name groups, `$1`, of a pattern
    /// @throws IllegalArgumentException for a group that there is not
    String replaced(String text, TextRange hit, String with) {
        if (!isPattern) {
            return with;
        }
        var matcher = pattern().matcher(text).region(hit.start(), hit.end());
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        if (!matcher.lookingAt()) {
            return hit.in(text);
        }
        var all = new StringBuilder();
        try {
            matcher.appendReplacement(all, with);
        } catch (IndexOutOfBoundsException noGroup) {
            throw new IllegalArgumentException(noGroup);
        }
        return all.substring(hit.start());
    }

    private static final class SlowException extends RuntimeException {}

    /// A text that a pattern cannot look at forever.
    private record Patient(CharSequence text, long end) implements CharSequence {

        Patient(CharSequence text) {
            this(text, System.nanoTime() + MOST_NANOS);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if ((index & 7) == 0 && System.nanoTime() - end > 0) {
                throw new SlowException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int to) {
            return text.subSequence(start, to);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
