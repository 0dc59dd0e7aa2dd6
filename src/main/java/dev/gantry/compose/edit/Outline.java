package dev.gantry.compose.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Where one is in a text of YAML, told by its indentation alone: a line that is being typed is no
/// YAML most of the time.
public final class Outline {

    /// A step of a path that is no key, but an item of a list.
    public static final String ITEM = "[]";

    private static final Pattern KEY =
            Pattern.compile(
                    "(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s#:'\"\\[\\]{}&*!|>,-][^:#\\s]*)"
                            + "[ ]*:(?=\\s|$)");

    /// What is to be written at a place.
    public enum Part {
        /// A key; perhaps an item of a list, where the path ends with one.
        KEY,
        VALUE,
        /// A comment, a text of several lines.
        NONE
    }

    /// @param path down to what holds the key, or whose value it is
    /// @param from column where the word at the place begins
    /// @param word from there to the place
    public record Spot(List<String> path, Part part, int from, String word) {

        static final Spot NONE = new Spot(List.of(), Part.NONE, 0, "");
    }

    /// A dash or a key in a line.
    ///
    /// @param name of a key; [#ITEM] for a dash
    /// @param end behind its colon or dash
    private record Opener(int column, String name, int end) {

        boolean isDash() {
            return name.equals(ITEM);
        }
    }

    private Outline() {}

    public static Spot at(TextLines text, int line, int column) {
        var whole = text.line(line);
        int caret = Math.min(column, whole.length());
        if (isHidden(whole, caret)) {
            return Spot.NONE;
        }
        var openers = openers(whole);
        openers.removeIf(opener -> opener.end() > caret);
        var before = whole.substring(0, caret);
        int indent = TextLines.indent(before);
        int limit = openers.isEmpty() ? indent < 0 ? caret : indent : openers.getFirst().column();
        boolean isDash = !openers.isEmpty() && openers.getFirst().isDash();
        var path = new ArrayList<>(above(text, line, limit, isDash));
        openers.forEach(opener -> path.add(opener.name()));
        boolean isValue = !openers.isEmpty() && !openers.getLast().isDash();
        int from = openers.isEmpty() ? Math.max(0, indent < 0 ? caret : indent) : 0;
        if (!openers.isEmpty()) {
            from = afterBlanks(whole, openers.getLast().end(), caret);
        }
        if (isValue) {
            return value(path, whole, from, caret);
        }
        return new Spot(List.copyOf(path), Part.KEY, from, whole.substring(from, caret));
    }

    /// Inside `[a, b` each word is an item.
    private static Spot value(List<String> path, String line, int from, int caret) {
        if (from < caret && line.charAt(from) == '[') {
            path.add(ITEM);
            int start = from;
            for (int at = from; at < caret; at++) {
                if (line.charAt(at) == '[' || line.charAt(at) == ',') {
                    start = at + 1;
                }
            }
            start = afterBlanks(line, start, caret);
            return new Spot(List.copyOf(path), Part.VALUE, start, line.substring(start, caret));
        }
        return new Spot(List.copyOf(path), Part.VALUE, from, line.substring(from, caret));
    }

    private static int afterBlanks(String line, int from, int to) {
        int at = Math.min(from, to);
        while (at < to && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isHidden(String line, int caret) {
        int comment = line.startsWith("#") ? 0 : line.indexOf(" #");
        return comment >= 0 && comment < caret;
    }

    /// The dashes and keys above that a line at this column belongs to.
    private static List<String> above(TextLines text, int line, int column, boolean dash) {
        Deque<String> path = new ArrayDeque<>();
        int limit = column;
        boolean isDash = dash;
        for (int at = line - 1; at >= 0 && (limit > 0 || isDash); at--) {
            var whole = text.line(at);
            int indent = TextLines.indent(whole);
            if (indent < 0 || indent > limit || whole.charAt(indent) == '#') {
                continue;
            }
            var openers = openers(whole);
            for (int index = openers.size() - 1; index >= 0; index--) {
                var opener = openers.get(index);
                boolean isParent =
                        opener.column() < limit
                                || isDash && !opener.isDash() && opener.column() == limit;
                if (isParent) {
                    path.push(opener.name());
                    limit = opener.column();
                    isDash = opener.isDash();
                }
            }
        }
        return List.copyOf(path);
    }

    private static List<Opener> openers(String line) {
        var openers = new ArrayList<Opener>();
        int at = Math.max(0, TextLines.indent(line));
        while (at < line.length()
                && line.charAt(at) == '-'
                && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
            openers.add(new Opener(at, ITEM, at + 1));
            at = afterBlanks(line, at + 1, line.length());
        }
        var key = KEY.matcher(line).region(at, line.length());
        if (key.lookingAt()) {
            openers.add(new Opener(at, bare(key.group(1)), key.end()));
        }
        return openers;
    }

    static String bare(String key) {
        boolean isQuoted = key.length() > 1 && (key.startsWith("\"") || key.startsWith("'"));
        return isQuoted ? key.substring(1, key.length() - 1) : key;
    }

    /// The path of the key of a line, itself included; empty where there is none.
    public static List<String> keyAt(TextLines text, int line, int column) {
        var openers = openers(text.line(line));
        if (openers.isEmpty() || openers.getLast().isDash() || column >= openers.getLast().end()) {
            return List.of();
        }
        var first = openers.getFirst();
        var path = new ArrayList<>(above(text, line, first.column(), first.isDash()));
        openers.forEach(opener -> path.add(opener.name()));
        return List.copyOf(path);
    }

    /// The names that stand right below a key of the first level, with their lines.
    public static Map<String, Integer> names(TextLines text, String section) {
        var names = new LinkedHashMap<String, Integer>();
        boolean isInside = false;
        int level = -1;
        for (int at = 0; at < text.count(); at++) {
            var line = text.line(at);
            int indent = TextLines.indent(line);
            if (indent < 0 || line.charAt(indent) == '#') {
                continue;
            }
            if (indent == 0) {
                var openers = openers(line);
                isInside = !openers.isEmpty() && openers.getFirst().name().equals(section);
                level = -1;
            } else if (isInside && (level < 0 || indent == level)) {
                level = indent;
                var openers = openers(line);
                if (!openers.isEmpty() && !openers.getFirst().isDash()) {
                    names.putIfAbsent(openers.getFirst().name(), at);
                }
            }
        }
        return names;
    }

    /// The keys beside the place where one is to be written.
    public static List<String> siblings(TextLines text, int line, int column) {
        var names = new ArrayList<String>();
        for (int at = line - 1; at >= 0 && isBeside(text, at, column, names); at--) {
            // each adds its own
        }
        for (int at = line + 1; at < text.count() && isBeside(text, at, column, names); at++) {
            // each adds its own
        }
        return names;
    }

    private static boolean isBeside(TextLines text, int at, int column, List<String> names) {
        var line = text.line(at);
        int indent = TextLines.indent(line);
        if (indent < 0 || line.charAt(indent) == '#') {
            return true;
        }
        openers(line).stream()
                .filter(opener -> opener.column() == column && !opener.isDash())
                .forEach(opener -> names.add(opener.name()));
        return indent >= column;
    }
}
