package dev.gantry.app.terminal;

/// How a character looks. Colours are [#DEFAULT], an index of the palette from 0 to 255, or
/// `0x1RRGGBB`.
public record CellStyle(
        int foreground,
        int background,
        boolean bold,
        boolean italic,
        boolean underlined,
        boolean dim,
        boolean inverse,
        boolean hidden) {

    public static final int DEFAULT = -1;
    private static final int RGB = 0x1000000;

    public static final CellStyle PLAIN =
            new CellStyle(DEFAULT, DEFAULT, false, false, false, false, false, false);

    static int rgb(int red, int green, int blue) {
        return RGB | red << 16 | green << 8 | blue;
    }

    public static boolean isRgb(int colour) {
        return (colour & RGB) != 0 && colour != DEFAULT;
    }
}
