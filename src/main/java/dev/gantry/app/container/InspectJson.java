package dev.gantry.app.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gantry.docker.IndentedJson;
import java.io.UncheckedIOException;

/// The engine's own description of a container, as JSON.
final class InspectJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private InspectJson() {}

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The same with what looks secret hidden, and nothing else changed.
    static String masked(String json) {
        var root = parse(json);
        mask(root, "");
        return IndentedJson.of(root);
    }

    private static void mask(JsonNode node, String name) {
        switch (node) {
            case ObjectNode object ->
                    object.properties()
                            .forEach(field -> {
                                var value = field.getValue();
                                if (value instanceof TextNode text) {
                                    field.setValue(maskField(name, field.getKey(), text));
                                } else {
                                    mask(value, field.getKey());
                                }
                            });
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) {
                    if (array.get(index) instanceof TextNode text) {
                        array.set(index, maskElement(name, text.textValue()));
                    } else {
                        mask(array.get(index), name);
                    }
                }
            }
            default -> {}
        }
    }

    private static JsonNode maskField(String parent, String name, TextNode value) {
        var text = value.textValue();
        return TextNode.valueOf(
                parent.equals("Labels") ? Secrets.maskValue(name, text) : Secrets.maskWords(text));
    }

    private static TextNode maskElement(String name, String text) {
        return TextNode.valueOf(
                name.equals("Env") ? Secrets.maskAssignment(text) : Secrets.maskWords(text));
    }
}
