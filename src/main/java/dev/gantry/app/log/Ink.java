package dev.gantry.app.log;

/// How a stretch of text is written.
///
/// @param colour -1 for the usual one, 0 to 15 for a terminal's own, else [#RGB] and a colour
/// @param ground the same, behind the text
public record Ink(
        int colour, int ground, boolean bold, boolean dim, boolean underlined, boolean inverse) {

    public static final int USUAL = -1;
    public static final int RGB = 1 << 24;
    public static final Ink PLAIN = new Ink(USUAL, USUAL, false, false, false, false);

    private static final int[] STEPS = {0, 95, 135, 175, 215, 255};

    /// @param parameters between `ESC [` and `m`; what is not understood changes nothing
    Ink after(String parameters) {
        var parts = parameters.split("[;:]", -1);
        var ink = this;
        for (int at = 0; at < parts.length; at++) {
            int code = number(parts[at]);
            if (code == 38 || code == 48) {
                int colour = extended(parts, at + 1);
                ink = code == 38 ? ink.coloured(colour) : ink.on(colour);
                at += at + 1 < parts.length && number(parts[at + 1]) == 2 ? 4 : 2;
            } else {
                ink = ink.with(code);
            }
        }
        return ink;
    }

    private Ink with(int code) {
        return switch (code) {
            case 0 -> PLAIN;
            case 1 -> new Ink(colour, ground, true, dim, underlined, inverse);
            case 2 -> new Ink(colour, ground, bold, true, underlined, inverse);
            case 4 -> new Ink(colour, ground, bold, dim, true, inverse);
            case 7 -> new Ink(colour, ground, bold, dim, underlined, true);
            case 22 -> new Ink(colour, ground, false, false, underlined, inverse);
            case 24 -> new Ink(colour, ground, bold, dim, false, inverse);
            case 27 -> new Ink(colour, ground, bold, dim, underlined, false);
            case 39 -> coloured(USUAL);
            case 49 -> on(USUAL);
            default -> named(code);
        };
    }

    private Ink named(int code) {
        if (code >= 30 && code <= 37) {
            return coloured(code - 30);
        }
        if (code >= 90 && code <= 97) {
            return coloured(code - 90 + 8);
        }
        if (code >= 40 && code <= 47) {
            return on(code - 40);
        }
        return code >= 100 && code <= 107 ? on(code - 100 + 8) : this;
    }

    private Ink coloured(int with) {
        return new Ink(with, ground, bold, dim, underlined, inverse);
    }

    private Ink on(int with) {
        return new Ink(colour, with, bold, dim, underlined, inverse);
    }

    private static int extended(String[] parts, int at) {
        int kind = at < parts.length ? number(parts[at]) : -1;
        if (kind == 5 && at + 1 < parts.length) {
            return indexed(number(parts[at + 1]));
        }
        if (kind == 2 && at + 3 < parts.length) {
            return rgb(number(parts[at + 1]), number(parts[at + 2]), number(parts[at + 3]));
        }
        return USUAL;
    }

    private static int indexed(int index) {
        if (index < 16) {
            return Math.max(USUAL, index);
        }
        if (index >= 232) {
            int grey = 8 + 10 * (Math.min(index, 255) - 232);
            return rgb(grey, grey, grey);
        }
        int cube = index - 16;
        return rgb(STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6]);
    }

    private static int rgb(int red, int green, int blue) {
        return RGB | (red & 0xff) << 16 | (green & 0xff) << 8 | (blue & 0xff);
    }

    /// Nothing counts as 0; a number too long is none.
    private static int number(String digits) {
        if (digits.isEmpty()) {
            return 0;
        }
        return digits.length() > 4 ? -1 : Integer.parseInt(digits);
    }
}
