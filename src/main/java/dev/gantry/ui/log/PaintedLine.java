package dev.gantry.ui.log;

import dev.gantry.app.log.JsonLine;
import dev.gantry.app.log.Level;
import dev.gantry.app.log.LogLine;
import dev.gantry.app.log.LogText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A line made ready to be painted.
///
/// @param time empty when times are not shown
record PaintedLine(LogLine line, String time, LogText text, Cells cells, Level level) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    static PaintedLine of(LogLine line, boolean timed, boolean readableJson) {
        var raw = line.raw();
        var text = LogText.of(readableJson ? JsonLine.readable(raw).orElse(raw) : raw);
        var time = timed ? TIME.format(Instant.ofEpochSecond(0, line.nanos())) : "";
        var level = line.isDivider() ? Level.NONE : Level.of(line.bytes());
        return new PaintedLine(line, time, text, Cells.of(text.text()), level);
    }

    /// As a screen reader says it and the clipboard gets it.
    String spoken() {
        return time.isEmpty() ? text.text() : time + "  " + text.text();
    }
}
