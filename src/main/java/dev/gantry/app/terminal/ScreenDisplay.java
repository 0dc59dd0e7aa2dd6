package dev.gantry.app.terminal;

import com.techsenger.jeditermfx.core.Color;
import com.techsenger.jeditermfx.core.CursorShape;
import com.techsenger.jeditermfx.core.TerminalDisplay;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import org.jspecify.annotations.Nullable;

/// Keeps what the emulator says about its display. It has no title to give back: a program could
/// make the terminal type one.
final class ScreenDisplay implements TerminalDisplay {

    private final Runnable beep;
    private boolean cursorVisible = true;
    private ScreenFrame.Cursor cursor = ScreenFrame.Cursor.BLOCK;
    private volatile boolean mouse;
    private volatile boolean marksPastes;
    private volatile @Nullable Color foreground;
    private volatile @Nullable Color background;

    ScreenDisplay(Runnable beep) {
        this.beep = beep;
    }

    void wear(int newForeground, int newBackground) {
        foreground = new Color(newForeground);
        background = new Color(newBackground);
    }

    boolean isCursorVisible() {
        return cursorVisible;
    }

    ScreenFrame.Cursor cursor() {
        return cursor;
    }

    boolean wantsMouse() {
        return mouse;
    }

    boolean wantsPastesMarked() {
        return marksPastes;
    }

    @Override
    public void setCursor(int x, int y) {}

    @Override
    public void setCursorShape(@Nullable CursorShape shape) {
        cursor =
                switch (shape) {
                    case null -> ScreenFrame.Cursor.BLOCK;
                    case BLINK_BLOCK, STEADY_BLOCK -> ScreenFrame.Cursor.BLOCK;
                    case BLINK_UNDERLINE, STEADY_UNDERLINE -> ScreenFrame.Cursor.UNDERLINE;
                    case BLINK_VERTICAL_BAR, STEADY_VERTICAL_BAR -> ScreenFrame.Cursor.BAR;
                };
    }

    @Override
    public void beep() {
        beep.run();
    }

    @Override
    public void scrollArea(int top, int size, int lines) {}

    @Override
    public void setCursorVisible(boolean visible) {
        cursorVisible = visible;
    }

    @Override
    public void useAlternateScreenBuffer(boolean alternate) {}

    @Override
    public String getWindowTitle() {
        return "";
    }

    @Override
    public void setWindowTitle(String title) {}

    @Override
    public @Nullable TerminalSelection getSelection() {
        return null;
    }

    @Override
    public void terminalMouseModeSet(MouseMode mode) {
        mouse = mode != MouseMode.MOUSE_REPORTING_NONE;
    }

    @Override
    public void setMouseFormat(MouseFormat format) {}

    @Override
    public boolean ambiguousCharsAreDoubleWidth() {
        return false;
    }

    @Override
    public void setBracketedPasteMode(boolean marked) {
        marksPastes = marked;
    }

    @Override
    public @Nullable Color getWindowForeground() {
        return foreground;
    }

    @Override
    public @Nullable Color getWindowBackground() {
        return background;
    }
}
