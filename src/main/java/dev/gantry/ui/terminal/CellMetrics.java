package dev.gantry.ui.terminal;

import dev.gantry.app.terminal.CellStyle;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// The size of one character, and the fonts that keep to it.
record CellMetrics(
        double width,
        double height,
        double baseline,
        Font plain,
        Font bold,
        Font italic,
        Font boldItalic) {

    private static final String FAMILY = "Monospaced";
    private static final int SAMPLE = 40;

    static CellMetrics of(double size) {
        var plain = Font.font(FAMILY, size);
        var text = new Text("0".repeat(SAMPLE));
        text.setFont(plain);
        var bounds = text.getLayoutBounds();
        return new CellMetrics(
                bounds.getWidth() / SAMPLE,
                Math.ceil(bounds.getHeight()),
                Math.round(text.getBaselineOffset()),
                plain,
                Font.font(FAMILY, FontWeight.BOLD, size),
                Font.font(FAMILY, FontPosture.ITALIC, size),
                Font.font(FAMILY, FontWeight.BOLD, FontPosture.ITALIC, size));
    }

    Font font(CellStyle style) {
        if (style.bold()) {
            return style.italic() ? boldItalic : bold;
        }
        return style.italic() ? italic : plain;
    }
}
