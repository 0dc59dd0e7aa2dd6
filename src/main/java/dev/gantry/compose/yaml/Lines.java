package dev.gantry.compose.yaml;

import java.util.Arrays;

/// The lines of a text. A byte order mark is before the first.
final class Lines {

    private final String text;
    private final int[] starts;
    private final int count;

    Lines(String text) {
        this.text = text;
        var found = new int[16];
        int lines = 1;
        found[0] = text.startsWith("\uFEFF") ? 1 : 0;
        for (int at = found[0]; at < text.length(); at++) {
            if (isLastOfBreak(at)) {
                if (lines == found.length) {
                    found = Arrays.copyOf(found, lines * 2);
                }
                found[lines++] = at + 1;
            }
        }
        starts = found;
        count = lines;
    }

    private boolean isLastOfBreak(int at) {
        char here = text.charAt(at);
        return here == '\n'
                || here == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
    }

    /// The last one may be empty.
    int count() {
        return count;
    }

    int of(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    int start(int line) {
        return starts[line];
    }

    /// Before its line break.
    int end(int line) {
        int end = next(line);
        while (end > starts[line] && isBreak(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// Behind its line break.
    int next(int line) {
        return line + 1 < count ? starts[line + 1] : text.length();
    }

    private static boolean isBreak(char character) {
        return character == '\n' || character == '\r';
    }

    int endAt(int offset) {
        return end(of(offset));
    }

    int column(int offset) {
        return offset - start(of(offset));
    }

    boolean isFirst(int offset) {
        return text.substring(start(of(offset)), offset).isBlank();
    }

    boolean isBlank(int line) {
        return text.substring(start(line), end(line)).isBlank();
    }

    /// Where the comment of a line that holds nothing else begins, or -1.
    int commentColumn(int line) {
        int at = firstOf(line);
        return at < end(line) && text.charAt(at) == '#' ? at - start(line) : -1;
    }

    /// The first character of a line that is no space.
    int firstOf(int line) {
        int at = start(line);
        while (at < end(line) && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /// How the line ends, or else the first one.
    String breakAt(int offset) {
        int line = of(offset);
        if (line + 1 == count) {
            line = Math.max(0, line - 1);
        }
        var found = text.substring(end(line), next(line));
        return found.isEmpty() ? "\n" : found;
    }
}
