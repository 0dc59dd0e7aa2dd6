package dev.gantry.app.container;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A command under construction, quoted so that a POSIX shell reads it as it was meant.
final class ShellLine {

    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private final List<String> parts = new ArrayList<>();

    ShellLine(String command) {
        parts.add(command);
    }

    ShellLine flag(String name) {
        parts.add(name);
        return this;
    }

    ShellLine option(String name, String value) {
        parts.add(name + " " + quote(value));
        return this;
    }

    ShellLine optionUnlessEmpty(String name, String value) {
        return value.isEmpty() ? this : option(name, value);
    }

    ShellLine words(List<String> words) {
        if (!words.isEmpty()) {
            parts.add(String.join(" ", words.stream().map(ShellLine::quote).toList()));
        }
        return this;
    }

    /// One part a line.
    @Override
    public String toString() {
        return String.join(" \\\n  ", parts);
    }

    static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
