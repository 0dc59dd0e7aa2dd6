package dev.gantry.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Small answers of the reference 2.40.3: an input, whether it took it, and what it made of it.
public final class Vectors {

    private static final JsonMapper JSON = new JsonMapper();

    private Vectors() {}

    /// The columns of each line.
    public static List<List<String>> of(String name) {
        var resource = "vectors/" + name + ".tsv";
        try (var in = Objects.requireNonNull(Vectors.class.getResourceAsStream(resource))) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n"))
                    .filter(line -> line.indexOf('\t') >= 0)
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    /// The reference prints a dollar twice, for its output is a compose file again.
    static String unescaped(JsonNode text) {
        return text.asText().replace("$$", "$");
    }
}
