package dev.gantry.app.terminal;

import com.techsenger.jeditermfx.core.RequestOrigin;
import com.techsenger.jeditermfx.core.TerminalOutputStream;
import com.techsenger.jeditermfx.core.emulator.JediEmulator;
import com.techsenger.jeditermfx.core.input.MouseEvent;
import com.techsenger.jeditermfx.core.input.MouseWheelEvent;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.TermSize;
import dev.gantry.docker.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What a terminal shows: JediTermFX's emulator, fed by one thread, looked at by any.
///
/// The emulator's own limit on lines that scrolled away copies all of them for each new one: it is
/// switched off, and many are forgotten at once instead.
public final class TerminalScreen {

    public static final int MOST_LINES = 5_000;
    private static final int FORGET_AT = 6_000;

    /// It would write into the log what a container prints. Kept, or its level would be forgotten.
    private static final Logger SILENT = Logger.getLogger("com.techsenger.jeditermfx");

    static {
        SILENT.setLevel(Level.OFF);
    }

    /// What a screen tells; on the thread that feeds it.
    public interface Listener {
        /// There is something new to look at.
        void changed();

        /// The program in the container would write this into the clipboard.
        void clipboardWanted(String text);

        void beep();
    }

    /// Fair, so that whoever looks has his turn between two chunks.
    private final ReentrantLock turn = new ReentrantLock(true);

    private final Listener listener;
    private final ScreenDisplay display;
    private final TerminalTextBuffer buffer;
    private final JediTerminal terminal;
    private final Sieve sieve;
    private final RowReader rows = new RowReader();
    private long forgotten;

    /// @param answers what the emulator says to the program, such as where the cursor is
    public TerminalScreen(TerminalSize size, Listener listener, Consumer<byte[]> answers) {
        this.listener = listener;
        this.display = new ScreenDisplay(listener::beep);
        this.sieve = new Sieve(listener::clipboardWanted);
        var styles = new StyleState();
        this.buffer = new TerminalTextBuffer(size.columns(), size.rows(), styles, -1, null);
        this.terminal = new JediTerminal(display, buffer, styles);
        terminal.setTerminalOutput(
                new TerminalOutputStream() {
                    @Override
                    public void sendBytes(byte[] bytes, boolean userInput) {
                        answers.accept(bytes);
                    }

                    @Override
                    public void sendString(String text, boolean userInput) {
                        answers.accept(text.getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    /// Shows what comes until nothing does. Throws what `source` throws.
    void feed(ScreenInput.Source source) throws IOException {
        var input = new ScreenInput(source, sieve, this::pauseFeeding, turn::lock);
        var emulator = new JediEmulator(input, terminal);
        turn.lock();
        try {
            while (emulator.hasNext()) {
                step(emulator);
            }
        } finally {
            turn.unlock();
            listener.changed();
        }
        input.orFailure();
    }

    private static void step(JediEmulator emulator) throws IOException {
        try {
            emulator.next();
        } catch (RuntimeException stumbled) { // over a sequence that makes no sense: the next does
        }
    }

    private void pauseFeeding() {
        forget();
        turn.unlock();
        listener.changed();
        Thread.yield(); // a flood must not keep other virtual threads waiting
    }

    private void forget() {
        var history = buffer.getHistoryBuffer();
        int lines = history.getLineCount();
        if (buffer.isUsingAlternateBuffer()) {
            history.removeTopLines(lines);
        } else if (lines > FORGET_AT) {
            history.removeTopLines(lines - MOST_LINES);
            forgotten += lines - MOST_LINES;
        }
    }

    public TerminalSize size() {
        return inTurn(() -> new TerminalSize(buffer.getWidth(), buffer.getHeight()));
    }

    /// A program such as `vi` shows a screen of its own instead of the lines.
    public boolean isAlternate() {
        return inTurn(buffer::isUsingAlternateBuffer);
    }

    /// Lines that are too long for it now are broken anew: may take some milliseconds.
    public void resize(TerminalSize size) {
        inTurn(() -> {
            terminal.resize(new TermSize(size.columns(), size.rows()), RequestOrigin.User);
            return true;
        });
        listener.changed();
    }

    /// Forgets what scrolled away, and what is above the cursor.
    public void clear() {
        inTurn(() -> {
            forgotten += buffer.getHistoryBuffer().getLineCount();
            int row = terminal.getY() - 1;
            var kept = buffer.getLine(row).copy();
            int column = terminal.getX();
            buffer.clearScreenAndHistoryBuffers();
            buffer.getScreenBuffer().addLines(List.of(kept));
            terminal.cursorPosition(column + 1, 1);
            return true;
        });
        listener.changed();
    }

    /// Colours that a program may ask for, as `0xRRGGBB`.
    public void wear(int foreground, int background) {
        display.wear(foreground, background);
    }

    /// @param first the line wanted in the uppermost row, or [ScreenFrame#FOLLOW]
    public ScreenFrame frame(long first) {
        return inTurn(() -> take(first));
    }

    private ScreenFrame take(long wanted) {
        int history = history();
        long bottom = forgotten + history;
        long first = Math.clamp(wanted, forgotten, bottom);
        var shown = new ArrayList<ScreenRow>(buffer.getHeight());
        for (int row = 0; row < buffer.getHeight(); row++) {
            shown.add(row(first + row - bottom));
        }
        long cursorRow = terminal.getY() - 1 + bottom - first;
        boolean inside = display.isCursorVisible() && cursorRow < buffer.getHeight();
        return new ScreenFrame(
                forgotten,
                bottom,
                first,
                shown,
                buffer.getWidth(),
                inside ? (int) cursorRow : -1,
                Math.min(terminal.getX(), buffer.getWidth() - 1),
                display.cursor(),
                display.wantsMouse(),
                buffer.isUsingAlternateBuffer());
    }

    private int history() {
        return buffer.isUsingAlternateBuffer() ? 0 : buffer.getHistoryLinesCount();
    }

    private ScreenRow row(long index) {
        return rows.read(buffer.getLine((int) index), buffer.getWidth());
    }

    /// The lines from `first` to `last`, of which lines that were broken to fit are one.
    ///
    /// @param lastColumn exclusive
    public String text(long first, int firstColumn, long last, int lastColumn) {
        return inTurn(() -> {
            long bottom = forgotten + history();
            long end = Math.min(last, bottom + buffer.getHeight() - 1);
            var text = new StringBuilder();
            for (long line = Math.max(first, forgotten); line <= end; line++) {
                var cells = row(line - bottom).cells();
                int to = line == last ? Math.min(lastColumn, cells.length()) : cells.length();
                int from = line == first ? Math.min(firstColumn, to) : 0;
                text.append(shown(cells.substring(from, to)));
                if (line < end && !buffer.getLine((int) (line - bottom)).isWrapped()) {
                    trimEnd(text);
                    text.append('\n');
                }
            }
            trimEnd(text);
            return text.toString();
        });
    }

    private static String shown(String cells) {
        return cells.replace(String.valueOf(ScreenRow.WIDE), "");
    }

    private static void trimEnd(StringBuilder text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
    }

    /// Everything that is known, as text.
    public String text() {
        return text(0, 0, ScreenFrame.FOLLOW, 0).stripTrailing();
    }

    /// The lines in which a text stands, from the oldest to the newest: once a line.
    public List<Long> find(String wanted) {
        return inTurn(() -> {
            var found = new ArrayList<Long>();
            int history = history();
            for (int line = -history; line < buffer.getHeight(); line++) {
                if (!Find.columns(row(line), wanted).isEmpty()) {
                    found.add(forgotten + history + line);
                }
            }
            return found;
        });
    }

    /// What a key sends now: programs may ask for other arrows.
    ///
    /// @param key as in java.awt.event.KeyEvent
    /// @param modifiers of [Modifiers]
    public Optional<byte[]> code(int key, int modifiers) {
        return inTurn(() -> Optional.ofNullable(terminal.getCodeForKey(key, modifiers)));
    }

    /// A program that reads lines wants to know pasted ones from typed ones.
    public boolean wantsPastesMarked() {
        return display.wantsPastesMarked();
    }

    public enum MouseAct {
        PRESS,
        RELEASE,
        DRAG,
        WHEEL_UP,
        WHEEL_DOWN
    }

    /// Tells the program, if it asked for that.
    ///
    /// @param button 0 left, 1 middle, 2 right
    public void mouse(MouseAct act, int column, int row, int button) {
        inTurn(() -> {
            switch (act) {
                case PRESS -> terminal.mousePressed(column, row, new MouseEvent(button, 0));
                case RELEASE -> terminal.mouseReleased(column, row, new MouseEvent(button, 0));
                case DRAG -> terminal.mouseDragged(column, row, new MouseEvent(button, 0));
                case WHEEL_UP -> terminal.mouseWheelMoved(column, row, new MouseWheelEvent(4, 0));
                case WHEEL_DOWN -> terminal.mouseWheelMoved(column, row, new MouseWheelEvent(5, 0));
            }
            return true;
        });
    }

    private <T> T inTurn(java.util.function.Supplier<T> look) {
        turn.lock();
        try {
            return look.get();
        } finally {
            turn.unlock();
        }
    }
}
