package dev.gantry.docker.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The engine's JSON. What is missing or null reads as empty: engines differ in what they leave
/// out.
final class Json {

    static final JsonMapper MAPPER = new JsonMapper();

    private static final ObjectReader TREES = MAPPER.readerFor(JsonNode.class);

    private Json() {}

    static JsonNode read(String text) throws JsonProcessingException {
        return TREES.readTree(text);
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new IllegalArgumentException(ours);
        }
    }

    static String text(JsonNode node) {
        return node.isNull() ? "" : node.asText("");
    }

    /// Also of a lone string, as old engines write an entrypoint.
    static List<String> texts(JsonNode node) {
        return node.isTextual()
                ? List.of(node.textValue())
                : node.valueStream().map(Json::text).toList();
    }

    static Map<String, String> textMap(JsonNode node) {
        var map = new LinkedHashMap<String, String>();
        node.forEachEntry((key, value) -> map.put(key, text(value)));
        return map;
    }
}
