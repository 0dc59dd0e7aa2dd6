package dev.gantry.docker;

/// How much a terminal shows, in characters.
public record TerminalSize(int columns, int rows) {

    public static final TerminalSize USUAL = new TerminalSize(80, 24);
}
