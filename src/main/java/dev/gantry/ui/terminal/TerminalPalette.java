package dev.gantry.ui.terminal;

import dev.gantry.app.terminal.CellStyle;
import javafx.scene.paint.Color;

/// The colours of a terminal, on a light or a dark ground.
enum TerminalPalette {
    LIGHT(
            "#ffffff",
            "#1f2328",
            "#24292f #cf222e #116329 #7d4e00 #0969da #8250df #1b7c83 #6e7781",
            "#57606a #a40e26 #1a7f37 #633c01 #218bff #a475f9 #3192aa #8c959f"),
    DARK(
            "#0d1117",
            "#e6edf3",
            "#484f58 #ff7b72 #3fb950 #d29922 #58a6ff #bc8cff #39c5cf #b1bac4",
            "#6e7681 #ffa198 #56d364 #e3b341 #79c0ff #d2a8ff #56d4dd #ffffff");

    final Color ground;
    final Color text;
    final Color selection;
    final Color match;
    private final Color[] indexed = new Color[256];

    TerminalPalette(String ground, String text, String dark, String bright) {
        this.ground = Color.web(ground);
        this.text = Color.web(text);
        this.selection = Color.web("#58a6ff", 0.35);
        this.match = Color.web("#d29922", 0.45);
        var named = (dark + " " + bright).split(" ");
        for (int index = 0; index < 256; index++) {
            indexed[index] = index < 16 ? Color.web(named[index]) : computed(index);
        }
    }

    static TerminalPalette on(Color ground) {
        return ground.getBrightness() < 0.5 ? DARK : LIGHT;
    }

    private static Color computed(int index) {
        if (index >= 232) {
            int grey = 8 + 10 * (index - 232);
            return Color.rgb(grey, grey, grey);
        }
        int cube = index - 16;
        return Color.rgb(step(cube / 36), step(cube / 6 % 6), step(cube % 6));
    }

    private static int step(int index) {
        return index == 0 ? 0 : 55 + 40 * index;
    }

    Color foreground(CellStyle style) {
        var colour = style.inverse() ? back(style) : front(style);
        return style.dim() ? colour.interpolate(ground, 0.4) : colour;
    }

    Color background(CellStyle style) {
        return style.inverse() ? front(style) : back(style);
    }

    private Color front(CellStyle style) {
        int colour = style.foreground();
        return colour == CellStyle.DEFAULT ? text : of(colour);
    }

    private Color back(CellStyle style) {
        return style.background() == CellStyle.DEFAULT ? ground : of(style.background());
    }

    private Color of(int colour) {
        return CellStyle.isRgb(colour)
                ? Color.rgb(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff)
                : indexed[colour & 0xff];
    }

    static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
