package dev.gantry.compose.edit;

/// What can be folded: a line, and all that is indented below it.
public final class Folding {

    private Folding() {}

    /// The last line of what a line holds; the line itself where it holds nothing. Blank lines at
    /// the end are left out.
    public static int end(TextLines text, int line) {
        int indent = text.indent(line);
        if (indent < 0 || text.line(line).charAt(indent) == '#') {
            return line;
        }
        int last = line;
        for (int at = line + 1; at < text.count(); at++) {
            int deep = text.indent(at);
            if (deep < 0) {
                continue;
            }
            if (!isBelow(text, line, indent, at, deep)) {
                break;
            }
            last = at;
        }
        return last;
    }

    /// Looks no further than the next line that is written.
    public static boolean canFold(TextLines text, int line) {
        int indent = text.indent(line);
        if (indent < 0 || text.line(line).charAt(indent) == '#') {
            return false;
        }
        int at = line + 1;
        while (at < text.count() && text.indent(at) < 0) {
            at++;
        }
        return at < text.count() && isBelow(text, line, indent, at, text.indent(at));
    }

    /// Items may stand right below their key.
    private static boolean isBelow(TextLines text, int line, int indent, int at, int deep) {
        var below = text.line(at);
        return deep > indent
                || deep == indent
                        && below.startsWith("- ", deep)
                        && !text.line(line).startsWith("- ", indent);
    }
}
