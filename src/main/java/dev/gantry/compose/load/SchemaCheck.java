package dev.gantry.compose.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.gantry.compose.yaml.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The specification's own schema.
final class SchemaCheck {

    private static final JsonMapper JSON = new JsonMapper();

    private SchemaCheck() {}

    /// Made when first needed: it takes a while.
    private static final class Lazy {
        static final JsonSchema SCHEMA = read();

        private static JsonSchema read() {
            try (var in =
                    Objects.requireNonNull(
                            SchemaCheck.class.getResourceAsStream("compose-spec.json"))) {
                var schema = (ObjectNode) JSON.readTree(in);
                schema.remove("$id"); // a relative one means nothing to the validator
                schema.remove("$schema");
                dropHints(schema);
                return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /// What only editors read: the validator would complain about each.
    private static void dropHints(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("deprecated").isBoolean()) {
            object.remove("deprecated");
        }
        node.forEach(SchemaCheck::dropHints);
    }

    /// @param path such as `services.web.ports[1]`
    /// @param hint may be empty
    record Fault(String path, String message, String hint) {}

    /// Each once; where a value may be of several kinds and is none, the first reason is told.
    static List<Fault> faults(Map<String, @Nullable Object> model) {
        var faults = new LinkedHashMap<String, Fault>();
        for (var message : Lazy.SCHEMA.validate(node(model))) {
            var fault = fault(message);
            faults.putIfAbsent(fault.path(), fault);
        }
        return List.copyOf(faults.values());
    }

    private static Fault fault(ValidationMessage message) {
        var path = path(message);
        if (message.getType().equals("additionalProperties")) {
            var name = String.valueOf(message.getProperty());
            return new Fault(
                    path.isEmpty() ? name : path + "." + name,
                    "There is no attribute \"" + name + "\" here.",
                    path.matches("services\\.[^.]+") ? near(name) : "");
        }
        var said = message.getMessage();
        int colon = said.indexOf(": ");
        return new Fault(path, colon < 0 ? said : said.substring(colon + 2), "");
    }

    /// The attribute of a service that a person may have meant.
    private static String near(String name) {
        return ProjectJson.serviceAttributes().stream()
                .filter(known -> distance(known, name.toLowerCase(Locale.ROOT)) <= 2)
                .findFirst()
                .map(known -> "Perhaps " + known + " is meant.")
                .orElse("");
    }

    /// How many letters have to be changed, put in or taken out.
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            var now = new int[other.length() + 1];
            now[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                now[column] =
                        Math.min(
                                before[column - 1] + change,
                                1 + Math.min(before[column], now[column - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }

    private static String path(ValidationMessage message) {
        var path = new StringBuilder();
        var location = message.getInstanceLocation();
        for (int index = 0; index < location.getNameCount(); index++) {
            var part = location.getElement(index);
            if (part instanceof Integer number) {
                path.append('[').append(number).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(part);
            }
        }
        return path.toString();
    }

    static JsonNode node(@Nullable Object value) {
        var make = JsonNodeFactory.instance;
        var map = Values.map(value);
        if (map != null) {
            var object = make.objectNode();
            map.forEach((key, each) -> object.set(key, node(each)));
            return object;
        }
        var list = Values.list(value);
        if (list != null) {
            var array = make.arrayNode();
            list.forEach(each -> array.add(node(each)));
            return array;
        }
        return switch (value) {
            case null -> make.nullNode();
            case String text -> make.textNode(text);
            case Long number -> make.numberNode(number);
            case BigInteger number -> make.numberNode(number);
            case Double number -> make.numberNode(number);
            case Boolean truth -> make.booleanNode(truth);
            case Tree.Timestamp _ -> make.objectNode().put("timestamp", true);
            default -> make.textNode(String.valueOf(value));
        };
    }
}
