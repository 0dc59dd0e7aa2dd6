package dev.gantry.ui.terminal;

import dev.gantry.app.terminal.CellStyle;
import dev.gantry.app.terminal.Find;
import dev.gantry.app.terminal.ScreenFrame;
import dev.gantry.app.terminal.ScreenRow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Draws frames on a canvas: only the rows that differ from those drawn before, and text in whole
/// runs.
final class FramePainter {

    /// All that a row's picture depends on.
    ///
    /// @param cursorColumn -1 when the cursor is elsewhere
    private record Look(
            ScreenRow row,
            int selectedFrom,
            int selectedTo,
            int cursorColumn,
            ScreenFrame.Cursor cursor,
            boolean focused,
            String wanted) {}

    /// What is shown above the text.
    record Marks(@Nullable TerminalSelection selection, String wanted, boolean focused) {}

    private final GraphicsContext graphics;
    private List<Look> drawn = new ArrayList<>();
    private CellMetrics cell;
    private TerminalPalette palette;

    FramePainter(GraphicsContext graphics, CellMetrics cell, TerminalPalette palette) {
        this.graphics = graphics;
        this.cell = cell;
        this.palette = palette;
    }

    /// The next frame is drawn whole.
    void renew(CellMetrics newCell, TerminalPalette newPalette) {
        cell = newCell;
        palette = newPalette;
        drawn = new ArrayList<>();
    }

    void paint(ScreenFrame frame, Marks marks) {
        if (drawn.isEmpty()) {
            fill(0, 0, graphics.getCanvas().getWidth(), graphics.getCanvas().getHeight());
        }
        var looks = new ArrayList<Look>(frame.rows().size());
        for (int row = 0; row < frame.rows().size(); row++) {
            var look = look(frame, row, marks);
            looks.add(look);
            if (row >= drawn.size() || !look.equals(drawn.get(row))) {
                paintRow(look, row);
            }
        }
        drawn = looks;
    }

    private Look look(ScreenFrame frame, int row, Marks marks) {
        long line = frame.first() + row;
        var selection = marks.selection();
        return new Look(
                frame.rows().get(row),
                selection == null ? 0 : selection.from(line),
                selection == null ? -1 : selection.to(line, frame.columns()),
                row == frame.cursorRow() ? frame.cursorColumn() : -1,
                frame.cursor(),
                marks.focused(),
                marks.wanted());
    }

    private void paintRow(Look look, int row) {
        double top = row * cell.height();
        graphics.setFill(palette.ground);
        fill(0, top, graphics.getCanvas().getWidth(), cell.height());
        for (var run : look.row().runs()) {
            var ground = palette.background(run.style());
            if (ground != palette.ground) {
                fillCells(run.column(), run.column() + run.text().length(), top, ground);
            }
        }
        for (var found : Find.columns(look.row(), look.wanted())) {
            fillCells(found.from(), found.to(), top, palette.match);
        }
        if (look.selectedTo() > look.selectedFrom()) {
            fillCells(look.selectedFrom(), look.selectedTo(), top, palette.selection);
        }
        for (var run : look.row().runs()) {
            paintText(run, top);
        }
        if (look.cursorColumn() >= 0) {
            paintCursor(look, top);
        }
    }

    private void fill(double left, double top, double width, double height) {
        graphics.setFill(palette.ground);
        graphics.fillRect(left, top, width, height);
    }

    private void fillCells(int from, int to, double top, Color colour) {
        graphics.setFill(colour);
        double left = Math.round(from * cell.width());
        graphics.fillRect(left, top, Math.round(to * cell.width()) - left, cell.height());
    }

    private void paintText(ScreenRow.Run run, double top) {
        var style = run.style();
        if (style.hidden() || run.text().isBlank() && !style.underlined()) {
            return;
        }
        graphics.setFill(palette.foreground(style));
        graphics.setFont(cell.font(style));
        var text = run.text();
        int from = 0;
        while (from < text.length()) {
            int to = endOfPiece(text, from);
            draw(text.substring(from, to), run.column() + from, top);
            from = to;
        }
        if (style.underlined()) {
            double y = top + cell.baseline() + 1;
            graphics.fillRect(run.column() * cell.width(), y, text.length() * cell.width(), 1);
        }
    }

    /// Latin characters keep to their cells by themselves; others come from other fonts, and each
    /// is put into its own.
    private static int endOfPiece(String text, int from) {
        int to = from;
        while (to < text.length() && isLatin(text.charAt(to))) {
            to++;
        }
        if (to > from) {
            return to;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(from));
        return Math.min(text.length(), from + (pair ? 2 : 1));
    }

    private static boolean isLatin(char c) {
        return c < 0x250;
    }

    private void draw(String piece, int column, double top) {
        if (!piece.isBlank() && piece.charAt(0) != ScreenRow.WIDE) {
            graphics.fillText(piece, column * cell.width(), top + cell.baseline());
        }
    }

    private void paintCursor(Look look, double top) {
        double left = look.cursorColumn() * cell.width();
        if (!look.focused()) {
            graphics.setStroke(palette.text);
            graphics.strokeRect(left + 0.5, top + 0.5, cell.width() - 1, cell.height() - 1);
            return;
        }
        graphics.setFill(palette.text);
        switch (look.cursor()) {
            case BLOCK -> paintBlock(look, left, top);
            case UNDERLINE -> graphics.fillRect(left, top + cell.height() - 2, cell.width(), 2);
            case BAR -> graphics.fillRect(left, top, 2, cell.height());
        }
    }

    private void paintBlock(Look look, double left, double top) {
        graphics.fillRect(left, top, cell.width(), cell.height());
        var cells = look.row().cells();
        if (look.cursorColumn() < cells.length()) {
            graphics.setFill(palette.ground);
            graphics.setFont(cell.font(CellStyle.PLAIN));
            int end = endOfPiece(cells, look.cursorColumn());
            boolean wide = end - look.cursorColumn() == 2;
            draw(
                    cells.substring(look.cursorColumn(), look.cursorColumn() + (wide ? 2 : 1)),
                    look.cursorColumn(),
                    top);
        }
    }
}
