package dev.gantry.compose.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;

/// The texts of files: from the disk, or as they are about to be.
final class Texts {

    private final Map<java.nio.file.Path, String> unsaved;

    Texts(Map<java.nio.file.Path, String> unsaved) {
        this.unsaved =
                unsaved.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        each -> normal(each.getKey()), Map.Entry::getValue));
    }

    private static java.nio.file.Path normal(java.nio.file.Path file) {
        return file.toAbsolutePath().normalize();
    }

    boolean exists(java.nio.file.Path file) {
        return unsaved.containsKey(normal(file)) || Files.exists(file);
    }

    boolean isFile(java.nio.file.Path file) {
        return unsaved.containsKey(normal(file)) || Files.isRegularFile(file);
    }

    /// At least this many.
    long bytes(java.nio.file.Path file) throws IOException {
        var text = unsaved.get(normal(file));
        return text == null ? Files.size(file) : text.length();
    }

    /// What is no UTF-8 shows as such.
    String read(java.nio.file.Path file) throws IOException {
        var text = unsaved.get(normal(file));
        return text == null ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : text;
    }

    /// @throws java.nio.charset.MalformedInputException for what is no UTF-8
    String readStrictly(java.nio.file.Path file) throws IOException {
        var text = unsaved.get(normal(file));
        return text == null ? Files.readString(file) : text;
    }
}
