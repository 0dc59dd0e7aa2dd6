package dev.gantry.app.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A line of JSON as a person would write it: level, message, and the rest as `name=value`.
public final class JsonLine {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> LEVELS = List.of("level", "severity", "lvl", "@l");
    private static final List<String> MESSAGES = List.of("message", "msg", "@m", "text");
    private static final List<String> TIMES =
            List.of("time", "timestamp", "ts", "@timestamp", "@t");

    private JsonLine() {}

    /// Empty when it is no JSON object.
    public static Optional<String> readable(String raw) {
        var line = raw.strip();
        if (line.length() < 2 || line.charAt(0) != '{' || !line.endsWith("}")) {
            return Optional.empty();
        }
        try {
            var node = JSON.readTree(line);
            return node.isObject() && !node.isEmpty() ? Optional.of(words(node)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException plainText) {
            return Optional.empty();
        }
    }

    private static String words(JsonNode node) {
        var text = new StringBuilder();
        first(node, LEVELS).ifPresent(key -> append(text, level(node.get(key))));
        first(node, MESSAGES).ifPresent(key -> append(text, value(node.get(key))));
        var said =
                List.of(first(node, LEVELS), first(node, MESSAGES), first(node, TIMES)).stream()
                        .flatMap(Optional::stream)
                        .toList();
        node.forEachEntry((key, value) -> {
            if (!said.contains(key)) {
                append(text, key + "=" + quoted(value));
            }
        });
        return text.toString();
    }

    private static Optional<String> first(JsonNode node, List<String> keys) {
        return keys.stream().filter(key -> node.path(key).isValueNode()).findFirst();
    }

    private static String level(JsonNode level) {
        return value(level).toUpperCase(Locale.ROOT);
    }

    private static String value(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static String quoted(JsonNode value) {
        var text = value(value);
        return value.isTextual() && (text.isEmpty() || text.indexOf(' ') >= 0)
                ? '"' + text + '"'
                : text;
    }

    private static void append(StringBuilder text, String more) {
        text.append(text.isEmpty() ? "" : " ").append(more);
    }
}
