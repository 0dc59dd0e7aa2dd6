package dev.gantry.ui.editor;

import dev.gantry.compose.load.Problem;

/// What is wrong in a file, or may be.
///
/// @param line counted from 1; 0 for the file as a whole
/// @param column counted from 1
/// @param hint what to try; may be empty
public record Finding(
        String file, int line, int column, String message, String hint, Severity severity) {

    public enum Severity {
        ERROR,
        WARNING
    }

    static Finding of(Problem problem, Severity severity) {
        return new Finding(
                problem.place().file(),
                problem.place().line(),
                problem.place().column(),
                sentence(problem.message()),
                problem.hint(),
                severity);
    }

    private static String sentence(String message) {
        var line = message.strip();
        return line.isEmpty() ? line : Character.toUpperCase(line.charAt(0)) + line.substring(1);
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }

    /// The sentence, and what to try.
    String said() {
        return hint.isEmpty() ? message : message + "\n" + hint;
    }
}
