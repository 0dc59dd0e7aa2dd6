package dev.gantry.app.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A line made fit to be shown: colours understood, everything else that could act on a screen made
/// visible and harmless.
///
/// @param spans from left to right, covering all of the text
public record LogText(String text, List<Span> spans) {

    /// @param end exclusive
    public record Span(int start, int end, Ink ink) {}

    private static final char ESCAPE = 0x1b;
    private static final int TAB = 8;
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;:]*m");

    public static LogText of(String raw) {
        return new Maker(raw).make();
    }

    static LogText plain(String text) {
        return new LogText(text, List.of(new Span(0, text.length(), Ink.PLAIN)));
    }

    static String withoutColours(String raw) {
        return raw.indexOf(ESCAPE) < 0 ? raw : COLOURS.matcher(raw).replaceAll("");
    }

    private static final class Maker {
        private final String raw;
        private final StringBuilder out;
        private final List<Span> spans = new ArrayList<>();
        private Ink ink = Ink.PLAIN;
        private int spanStart;

        Maker(String raw) {
            this.raw = raw;
            this.out = new StringBuilder(raw.length());
        }

        LogText make() {
            int at = 0;
            while (at < raw.length()) {
                char next = raw.charAt(at);
                int end = next == ESCAPE ? colourEnd(at) : -1;
                if (end > 0) {
                    change(ink.after(raw.substring(at + 2, end)));
                    at = end + 1;
                } else {
                    show(next);
                    at++;
                }
            }
            change(ink);
            return new LogText(out.toString(), spans);
        }

        /// Where its `m` stands; -1 when it is another sequence.
        private int colourEnd(int escape) {
            if (escape + 1 >= raw.length() || raw.charAt(escape + 1) != '[') {
                return -1;
            }
            int at = escape + 2;
            while (at < raw.length() && isParameter(raw.charAt(at))) {
                at++;
            }
            return at < raw.length() && raw.charAt(at) == 'm' ? at : -1;
        }

        private static boolean isParameter(char c) {
            return c >= '0' && c <= ';';
        }

        private void change(Ink next) {
            if (out.length() > spanStart) {
                spans.add(new Span(spanStart, out.length(), ink));
                spanStart = out.length();
            }
            ink = next;
        }

        private void show(char c) {
            if (c == '\t') {
                out.repeat(' ', TAB - out.length() % TAB);
            } else if (c < ' ') {
                out.append((char) ('\u2400' + c));
            } else if (c == 0x7f) {
                out.append('\u2421');
            } else {
                out.append(isTricky(c) ? '\ufffd' : c);
            }
        }

        /// Turns the direction of writing, takes no room, or commands a terminal.
        private static boolean isTricky(char c) {
            return (c >= 0x80 && c < 0xa0)
                    || (c >= 0x200b && c <= 0x200f)
                    || (c >= 0x2028 && c <= 0x202e)
                    || (c >= 0x2060 && c <= 0x206f)
                    || c == 0xfeff;
        }
    }
}
