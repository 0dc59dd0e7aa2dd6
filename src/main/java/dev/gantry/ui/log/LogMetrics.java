package dev.gantry.ui.log;

import dev.gantry.app.log.LogTarget;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// Sizes of what is painted, in pixels.
///
/// @param cell the width of a column
/// @param nameWidth columns for the names of containers; 0 for a single one
record LogMetrics(Font font, Font bold, double cell, double lineHeight, int nameWidth) {

    static final double GUTTER = 10;
    static final int MOST_NAME = 18;
    static final int TIME_COLUMNS = 25;

    static LogMetrics measured(List<LogTarget> targets) {
        var font = Font.font("monospace", 12);
        var measure = new Text("0".repeat(100));
        measure.setFont(font);
        return new LogMetrics(
                font,
                Font.font("monospace", FontWeight.BOLD, 12),
                measure.getLayoutBounds().getWidth() / 100,
                Math.ceil(measure.getLayoutBounds().getHeight() * 1.2),
                targets.size() < 2 ? 0 : longest(targets) + 2);
    }

    private static int longest(List<LogTarget> targets) {
        return targets.stream()
                .mapToInt(target -> Math.min(target.name().length(), MOST_NAME))
                .max()
                .orElse(0);
    }

    double textLeft(boolean timed) {
        return GUTTER + (nameWidth + (timed ? TIME_COLUMNS : 0)) * cell;
    }
}
