package dev.gantry.app.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is looked for in lines. Used by one thread at a time.
public final class LineQuery {

    /// Where one hit begins and ends in a text.
    public record Hit(int from, int to) {}

    private static final int ESCAPE = 0x1b;

    private final String text;
    private final boolean matchCase;
    private final byte @Nullable [] plain;
    private final Pattern pattern;

    private LineQuery(String text, boolean matchCase, byte @Nullable [] plain, Pattern pattern) {
        this.text = text;
        this.matchCase = matchCase;
        this.plain = plain;
        this.pattern = pattern;
    }

    /// Throws [PatternSyntaxException] for what is no regular expression.
    public static LineQuery of(String text, boolean regex, boolean matchCase) {
        int flags = matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        var pattern = Pattern.compile(text, regex ? flags : flags | Pattern.LITERAL);
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        var folded = matchCase ? text : text.toLowerCase(Locale.ROOT);
        var plain = regex || !ascii ? null : folded.getBytes(StandardCharsets.US_ASCII);
        return new LineQuery(text, matchCase, plain, pattern);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// Colours are looked through.
    boolean matches(byte[] bytes, int from, int to) {
        if (plain != null && !hasEscape(bytes, from, to)) {
            return contains(plain, bytes, from, to);
        }
        var line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return pattern.matcher(new Interruptible(LogText.withoutColours(line))).find();
    }

    /// Whether a line matches that is no longer in a book.
    public boolean matches(byte[] bytes) {
        return matches(bytes, 0, bytes.length);
    }

    /// In a text as it is shown; those that are not empty.
    public List<Hit> hits(String shown) {
        var hits = new ArrayList<Hit>();
        if (isEmpty()) {
            return hits;
        }
        var matcher = pattern.matcher(new Interruptible(shown));
        while (hits.size() < 1000 && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                hits.add(new Hit(matcher.start(), matcher.end()));
            }
        }
        return hits;
    }

    private static boolean hasEscape(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(byte[] wanted, byte[] bytes, int from, int to) {
        if (wanted.length == 0) {
            return true;
        }
        byte first = wanted[0];
        for (int at = from; at <= to - wanted.length; at++) {
            if (folded(bytes[at]) == first && isAt(wanted, bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] wanted, byte[] bytes, int at) {
        for (int index = 1; index < wanted.length; index++) {
            if (folded(bytes[at + index]) != wanted[index]) {
                return false;
            }
        }
        return true;
    }

    private byte folded(byte one) {
        return !matchCase && one >= 'A' && one <= 'Z' ? (byte) (one + 32) : one;
    }

    /// A regular expression may take for ever: this lets it be stopped.
    private record Interruptible(String text) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (Thread.currentThread().isInterrupted()) {
                throw new java.util.concurrent.CancellationException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
