package dev.gantry.compose.edit;

import java.util.List;

/// A text, line by line. Lines and columns count from 0 here.
public interface TextLines {

    /// At least one.
    int count();

    /// Without its line break.
    String line(int index);

    static TextLines of(String text) {
        var lines = List.of(text.split("\n", -1));
        return new TextLines() {
            @Override
            public int count() {
                return lines.size();
            }

            @Override
            public String line(int index) {
                return lines.get(index);
            }
        };
    }

    /// How far a line is indented; -1 for one without anything.
    default int indent(int index) {
        return indent(line(index));
    }

    static int indent(String line) {
        for (int column = 0; column < line.length(); column++) {
            if (!Character.isWhitespace(line.charAt(column))) {
                return column;
            }
        }
        return -1;
    }
}
