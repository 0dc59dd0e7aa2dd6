package dev.gantry.app.terminal;

import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.TextStyle.Option;
import com.techsenger.jeditermfx.core.model.TerminalLine;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes rows of the emulator's lines.
final class RowReader {

    private static final int MOST_STYLES = 1_000;

    private final Map<TextStyle, CellStyle> known = new IdentityHashMap<>();

    ScreenRow read(TerminalLine line, int columns) {
        var entries = line.getEntries();
        if (entries.isEmpty()) {
            return ScreenRow.EMPTY;
        }
        var row = new Row();
        for (var entry : entries) {
            var text = entry.getText();
            int length = Math.min(text.length(), columns - row.column());
            if (length
                    <= 0) { // erasing an empty row leaves an entry of nothing before what follows
                continue;
            }
            row.add(text.isNul() ? " ".repeat(length) : text, length, style(entry.getStyle()));
        }
        return row.end();
    }

    /// Joins neighbours of one look.
    private static final class Row {
        private final List<ScreenRow.Run> runs = new ArrayList<>(2);
        private final StringBuilder text = new StringBuilder();
        private CellStyle style = CellStyle.PLAIN;
        private int begun;

        int column() {
            return begun + text.length();
        }

        void add(CharSequence more, int length, CellStyle look) {
            if (!look.equals(style)) {
                flush();
                style = look;
            }
            text.append(more, 0, length);
        }

        private void flush() {
            if (!text.isEmpty()) {
                runs.add(new ScreenRow.Run(begun, text.toString(), style));
                begun += text.length();
                text.setLength(0);
            }
        }

        ScreenRow end() {
            flush();
            return new ScreenRow(runs);
        }
    }

    private CellStyle style(TextStyle style) {
        var seen = known.get(style);
        if (seen == null) {
            seen = made(style);
            if (known.size() >= MOST_STYLES) {
                known.clear();
            }
            known.put(style, seen);
        }
        return seen;
    }

    private static CellStyle made(TextStyle style) {
        return new CellStyle(
                colour(style.getForeground()),
                colour(style.getBackground()),
                style.hasOption(Option.BOLD),
                style.hasOption(Option.ITALIC),
                style.hasOption(Option.UNDERLINED),
                style.hasOption(Option.DIM),
                style.hasOption(Option.INVERSE),
                style.hasOption(Option.HIDDEN));
    }

    private static int colour(@Nullable TerminalColor colour) {
        if (colour == null) {
            return CellStyle.DEFAULT;
        }
        if (colour.isIndexed()) {
            return colour.getColorIndex() & 0xff;
        }
        var rgb = colour.toColor();
        return CellStyle.rgb(rgb.getRed(), rgb.getGreen(), rgb.getBlue());
    }
}
