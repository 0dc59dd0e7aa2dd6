package dev.gantry.app.container;

import dev.gantry.app.container.DraftException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A file of `NAME=value` lines, as `--env-file` takes it: no quotes, `#` begins a comment line.
public final class EnvFile {

    private EnvFile() {}

    /// Throws [DraftException] when it cannot be read or a line has no name.
    public static List<String> read(Path file) {
        return parse(text(file), System.getenv());
    }

    /// What stands there, without comments and empty lines.
    static List<String> lines(Path file) {
        return lines(text(file)).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new DraftException(Reason.FILE, file.toString());
        }
    }

    /// @param own a name without a value takes it from here, and is left out when it is not there
    static List<String> parse(String text, Map<String, String> own) {
        return lines(text).map(line -> assignment(line, own)).flatMap(Optional::stream).toList();
    }

    private static Stream<String> lines(String text) {
        return text.lines()
                .map(String::stripLeading)
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    static Optional<String> assignment(String line, Map<String, String> own) {
        int equals = line.indexOf('=');
        var name = equals < 0 ? line.strip() : line.substring(0, equals);
        if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
            throw new DraftException(Reason.PAIR, line);
        }
        return equals >= 0
                ? Optional.of(line)
                : Optional.ofNullable(own.get(name)).map(value -> name + "=" + value);
    }
}
