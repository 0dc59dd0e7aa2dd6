package dev.gantry.app.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/// Keeps from the emulator what a container must not do to the person who looks at it, and what the
/// emulator stumbles over: window titles, window operations, links, device strings, numbers and
/// sequences without end, control characters in disguise. A wish for the clipboard is passed on as
/// a wish.
final class Sieve {

    private static final int MOST_SEQUENCE = 120;
    private static final int MOST_STRING = 256 * 1024;
    private static final int MOST_SWALLOWED = 4 * 1024 * 1024;
    private static final int MOST_DIGITS = 4;
    private static final char ESC = 0x1b;
    private static final char BEL = 0x07;

    private enum State {
        TEXT,
        ESCAPE,
        SEQUENCE,
        STRING,
        STRING_ESCAPE
    }

    private final Consumer<String> clipboardWish;
    private final StringBuilder sequence = new StringBuilder();
    private final StringBuilder string = new StringBuilder();
    private State state = State.TEXT;
    private boolean isSystemCommand;
    private int digits;
    private int swallowed;
    private char[] chars = {};
    private char[] passed = {};
    private int written;

    Sieve(Consumer<String> clipboardWish) {
        this.clipboardWish = clipboardWish;
    }

    /// @return how much stands at the beginning of [#passed] now
    int pass(char[] buffer, int from, int length) {
        int most = 2 * (length + MOST_SEQUENCE) + 8; // what is left out is written out
        passed = passed.length < most ? new char[most] : passed;
        chars = buffer;
        written = 0;
        int end = from + length;
        for (int position = from; position < end; position++) {
            if (state == State.TEXT) {
                position = text(position, end);
            } else {
                step(chars[position]);
            }
        }
        return written;
    }

    char[] passed() {
        return passed;
    }

    /// The way nearly everything goes.
    ///
    /// @return the last position it has dealt with
    private int text(int position, int end) {
        int next = position;
        while (next < end && isHarmless(chars[next])) {
            passed[written++] = chars[next++];
        }
        if (next < end) {
            special(chars[next]);
            return next;
        }
        return end;
    }

    private static boolean isHarmless(char c) {
        return c >= ' ' && c < 0x7f
                || c > 0x9f && c != ScreenRow.WIDE
                || c == '\n'
                || c == '\r'
                || c == '\t'
                || c == '\b';
    }

    private void special(char c) {
        if (c == ESC) {
            state = State.ESCAPE;
        } else if (c == ScreenRow.WIDE) {
            passed[written++] = '\uFFFD';
        } else if (c == BEL || c == 0x0e || c == 0x0f || c == 0x0b || c == 0x0c) {
            passed[written++] = c;
        }
    }

    private void step(char c) {
        switch (state) {
            case TEXT -> throw new IllegalStateException("text is not stepped through");
            case ESCAPE -> escape(c);
            case SEQUENCE -> sequence(c);
            case STRING -> string(c);
            case STRING_ESCAPE -> {
                endOfString();
                if (c != '\\') { // it was the beginning of something else
                    escape(c);
                }
            }
        }
    }

    private void escape(char c) {
        switch (c) {
            case '[' -> {
                sequence.setLength(0);
                digits = 0;
                state = State.SEQUENCE;
            }
            case ']', 'P', '_', '^', 'X' -> {
                string.setLength(0);
                swallowed = 0;
                isSystemCommand = c == ']';
                state = State.STRING;
            }
            case ESC -> state = State.ESCAPE;
            default -> {
                state = State.TEXT;
                if (c > ' ' && c < 0x7f) {
                    put(ESC);
                    put(c);
                }
            }
        }
    }

    private void sequence(char c) {
        if (c == ESC) {
            state = State.ESCAPE;
        } else if (c >= '@' && c <= '~') {
            endOfSequence(c);
        } else if (c == 0x18 || c == 0x1a || c > '~') {
            state = State.TEXT;
        } else if (c >= ' ' && sequence.length() < MOST_SEQUENCE) {
            digits = Character.isDigit(c) ? digits + 1 : 0;
            if (digits <= MOST_DIGITS) {
                sequence.append(c);
            }
        }
    }

    private void endOfSequence(char kind) {
        state = State.TEXT;
        boolean isSenseless = kind == 'r' && !Colons.isRegion(sequence.toString());
        if (kind == 't' || isSenseless) { // t: window operations
            return;
        }
        put(ESC);
        put('[');
        var arguments = sequence.toString();
        put(kind == 'm' ? Colons.straightened(arguments) : Colons.filled(arguments, kind));
        put(kind);
    }

    private void string(char c) {
        if (c == BEL || c == 0x9c) {
            endOfString();
        } else if (c == ESC) {
            state = State.STRING_ESCAPE;
        } else if (c == 0x18 || c == 0x1a || ++swallowed > MOST_SWALLOWED) {
            state = State.TEXT;
        } else if (string.length() < MOST_STRING) {
            string.append(c);
        }
    }

    private void endOfString() {
        state = State.TEXT;
        if (!isSystemCommand) {
            return;
        }
        var said = string.toString();
        if (said.equals("10;?") || said.equals("11;?")) { // is it light or dark here?
            put(ESC);
            put(']');
            put(said);
            put(BEL);
        } else if (said.startsWith("52;")) {
            wish(said.substring(said.lastIndexOf(';') + 1));
        }
        string.setLength(0);
    }

    private void wish(String encoded) {
        try {
            var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            if (!text.isEmpty()) {
                clipboardWish.accept(text);
            }
        } catch (IllegalArgumentException noText) { // a question what the clipboard holds, perhaps
        }
    }

    private void put(String some) {
        some.getChars(0, some.length(), passed, written);
        written += some.length();
    }

    private void put(char one) {
        passed[written++] = one;
    }
}
