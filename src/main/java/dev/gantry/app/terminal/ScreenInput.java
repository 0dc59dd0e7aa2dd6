package dev.gantry.app.terminal;

import com.techsenger.jeditermfx.core.TerminalDataStream;
import com.techsenger.jeditermfx.core.util.CharUtils;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Feeds the emulator through the [Sieve], whole runs of text at once, and never more in one run
/// than fits into the cells that are left.
final class ScreenInput implements TerminalDataStream {

    /// As much as is emulated in a millisecond: then whoever wants to see the screen has his turn.
    private static final int CHUNK = 16 * 1024;

    /// Where characters come from.
    @FunctionalInterface
    interface Source {
        /// Waits for at least one; -1 at the end.
        int read(char[] into, int from, int length) throws IOException;
    }

    private static final char GETA = '\u3013';

    private final Source source;
    private final Sieve sieve;
    private final Runnable before;
    private final Runnable after;
    private final char[] raw = new char[CHUNK];
    private char[] chars = {};
    private int position;
    private int limit;
    private @Nullable Exception failure;

    /// @param before and `after` it waits for more
    ScreenInput(Source source, Sieve sieve, Runnable before, Runnable after) {
        this.source = source;
        this.sieve = sieve;
        this.before = before;
        this.after = after;
    }

    /// What ended it, beside the end itself.
    void orFailure() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException broken -> throw broken;
            case RuntimeException broken -> throw broken;
            default -> throw new IllegalStateException(failure);
        }
    }

    @Override
    public char getChar() throws IOException {
        while (position == limit) {
            fill();
        }
        return chars[position++];
    }

    private void fill() throws EOF {
        before.run();
        try {
            int count = source.read(raw, 0, CHUNK);
            position = 0;
            limit = count < 0 ? 0 : sieve.pass(raw, 0, count);
            chars = sieve.passed();
            if (count < 0) {
                throw new EOF();
            }
        } catch (EOF end) {
            throw end;
        } catch (IOException | RuntimeException broken) {
            failure = broken; // the emulator would swallow it
            throw new EOF();
        } finally {
            after.run();
        }
    }

    @Override
    public String readNonControlCharacters(int cells) {
        int end = position;
        int most = Math.min(limit, position + cells);
        while (end < most && chars[end] >= ' ' && chars[end] < 0x7f) {
            end++;
        }
        if (end < most && chars[end] >= 0x7f) {
            return wide(cells);
        }
        var run = new String(chars, position, end - position);
        position = end;
        return run;
    }

    /// Some characters fill two cells, which the emulator does not reckon with.
    private String wide(int cells) {
        var run = new StringBuilder();
        int left = cells;
        while (position < limit && chars[position] >= ' ') {
            char one = shown();
            int width = CharUtils.isDoubleWidthCharacter(one, false) ? 2 : 1;
            if (width > left) {
                break;
            }
            run.append(one);
            left -= width;
            position++;
        }
        // a wide character before the last cell goes to the next line
        return run.isEmpty() && cells == 1 ? " " : run.toString();
    }

    /// Pairs which the emulator would tear apart become one character as wide.
    private char shown() {
        char one = chars[position];
        if (!Character.isHighSurrogate(one) || position + 1 >= limit) {
            return one;
        }
        if (!CharUtils.isDoubleWidthCharacter(Character.codePointAt(chars, position), false)) {
            return one;
        }
        position++;
        return GETA;
    }

    @Override
    public void pushChar(char one) {
        if (position == 0) {
            pushBackBuffer(new char[] {one}, 1);
        } else {
            chars[--position] = one;
        }
    }

    @Override
    public void pushBackBuffer(char[] some, int length) {
        if (position < length) {
            var more = new char[chars.length + length];
            System.arraycopy(chars, position, more, length, limit - position);
            limit = length + limit - position;
            position = length;
            chars = more;
        }
        position -= length;
        System.arraycopy(some, 0, chars, position, length);
    }

    @Override
    public boolean isEmpty() {
        return position == limit;
    }
}
