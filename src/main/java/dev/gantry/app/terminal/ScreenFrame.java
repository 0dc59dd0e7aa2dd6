package dev.gantry.app.terminal;

import java.util.List;

/// What a terminal shows at one moment. Lines are numbered from the first that was ever printed, so
/// that a line keeps its number while it scrolls up.
///
/// @param oldest the first line that is still known
/// @param bottom the first line of the screen proper: what is before it has scrolled away
/// @param first the line in the uppermost row
/// @param cursorRow in this frame; -1 when it is hidden or elsewhere
/// @param wantsMouse the program takes clicks and the wheel
/// @param alternate a program has the whole screen, and nothing scrolls away
public record ScreenFrame(
        long oldest,
        long bottom,
        long first,
        List<ScreenRow> rows,
        int columns,
        int cursorRow,
        int cursorColumn,
        Cursor cursor,
        boolean wantsMouse,
        boolean alternate) {

    public enum Cursor {
        BLOCK,
        UNDERLINE,
        BAR
    }

    /// Follow what is printed.
    public static final long FOLLOW = Long.MAX_VALUE;
}
