package dev.gantry.app.file;

import java.util.ArrayDeque;
import java.util.Deque;

/// Absolute paths inside containers, whatever this workstation writes between their parts.
public final class FilePath {

    private FilePath() {}

    /// The last part; `/` for the root.
    public static String name(String path) {
        return path.equals("/") ? "/" : path.substring(path.lastIndexOf('/') + 1);
    }

    /// The folder it is in; the root is in itself.
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    public static String child(String folder, String name) {
        return folder.equals("/") ? "/" + name : folder + "/" + name;
    }

    /// Absolute, without `.`, `..` and empty parts; what is relative begins at the root.
    public static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (var part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /// Where a link leads that is found at a path.
    public static String linked(String link, String target) {
        return normal(target.startsWith("/") ? target : parent(link) + "/" + target);
    }

    /// One line without anything that could act on a terminal or turn the reading direction.
    public static String shown(String name) {
        if (name.codePoints().allMatch(FilePath::isHarmless)) {
            return name;
        }
        var text = new StringBuilder();
        name.codePoints()
                .forEach(c -> {
                    if (isHarmless(c)) {
                        text.appendCodePoint(c);
                    } else {
                        text.append(String.format("\\u%04x", c));
                    }
                });
        return text.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
