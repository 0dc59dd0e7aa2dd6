package dev.gantry.app.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A secret that a step may mount, by what keeps it. Its value is not held.
///
/// @param file empty when a variable of the environment has it
/// @param variable empty when a file has it
public record BuildSecret(String id, String file, String variable) {

    /// Shorter pieces stand in any text.
    private static final int LEAST_HIDDEN = 4;

    private static final int MOST_BYTES = 512 * 1024; // the builders' own limit

    /// In docker's words: `id=NAME,src=FILE` or `id=NAME,env=VARIABLE`; with the id alone a
    /// variable of that name, else a file.
    ///
    /// @throws IllegalArgumentException when it is no secret
    public static BuildSecret parse(String text) {
        var id = "";
        var source = "";
        var variable = "";
        var type = "";
        for (var field : fields(text)) {
            int equals = field.indexOf('=');
            var value = field.substring(equals + 1);
            switch (equals < 0 ? "" : field.substring(0, equals)) {
                case "id" -> id = value;
                case "src", "source" -> source = value;
                case "env" -> variable = value;
                case "type" -> type = value;
                default -> throw new IllegalArgumentException(text);
            }
        }
        boolean known = type.isEmpty() || type.equals("file") || type.equals("env");
        if (id.isEmpty() || !known || !source.isEmpty() && !variable.isEmpty()) {
            throw new IllegalArgumentException(text);
        }
        return of(id, source, variable, type);
    }

    public static boolean isOne(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static BuildSecret of(String id, String source, String variable, String type) {
        if (!variable.isEmpty()) {
            return new BuildSecret(id, "", variable);
        }
        if (type.equals("env")) {
            return new BuildSecret(id, "", source.isEmpty() ? id : source);
        }
        boolean isVariable = source.isEmpty() && type.isEmpty() && System.getenv(id) != null;
        return isVariable
                ? new BuildSecret(id, "", id)
                : new BuildSecret(id, source.isEmpty() ? id : source, "");
    }

    /// Between commas; quoted ones may hold some.
    private static List<String> fields(String text) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    /// As [#parse] reads it.
    public String text() {
        if (file.isEmpty()) {
            return "id=" + id + ",env=" + variable;
        }
        var source = "src=" + file;
        return "id=" + id + "," + (file.indexOf(',') < 0 ? source : '"' + source + '"');
    }

    /// A relative file lies in that folder, and one that begins with `~/` at home.
    public BuildSecret in(Path folder) {
        if (file.isEmpty()) {
            return this;
        }
        var path =
                file.startsWith("~/")
                        ? Path.of(System.getProperty("user.home"), file.substring(2))
                        : folder.resolve(file);
        return new BuildSecret(id, path.toString(), "");
    }

    /// Whether the variable that keeps it is there; a file is looked for when it is needed.
    boolean isKnown() {
        return variable.isEmpty() || System.getenv(variable) != null;
    }

    /// Line by line, as it would show in what a step writes. None when it cannot be read.
    List<String> values() {
        var value = variable.isEmpty() ? content() : System.getenv(variable);
        return value == null
                ? List.of()
                : value.lines()
                        .map(String::strip)
                        .filter(line -> line.length() >= LEAST_HIDDEN)
                        .toList();
    }

    private String content() {
        try (var input = Files.newInputStream(Path.of(file))) {
            return new String(input.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException | UncheckedIOException unreadable) {
            return ""; // the builder cannot read it either, and says so
        }
    }
}
