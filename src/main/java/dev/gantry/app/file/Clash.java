package dev.gantry.app.file;

/// What happens to a thing whose name is taken where it goes.
public enum Clash {
    REPLACE,
    /// Under another name.
    KEEP_BOTH,
    SKIP;

    /// `name (2).txt`, and so on.
    static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot <= 0
                ? name + " (" + number + ")"
                : name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
    }
}
