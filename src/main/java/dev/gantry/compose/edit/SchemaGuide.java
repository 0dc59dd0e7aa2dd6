package dev.gantry.compose.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gantry.compose.load.ComposeLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the specification's schema says about a path: its keys, its values, what it is for.
public final class SchemaGuide {

    /// The schema takes any text here, and the engine does not.
    private static final Map<String, List<String>> MORE =
            Map.of(
                    "restart", List.of("\"no\"", "always", "on-failure", "unless-stopped"),
                    "network_mode", List.of("bridge", "host", "none", "\"service:\""),
                    "pid", List.of("host"),
                    "ipc", List.of("private", "shareable", "host"),
                    "protocol", List.of("tcp", "udp"));

    private final JsonNode root;

    private SchemaGuide(JsonNode root) {
        this.root = root;
    }

    /// Reads the schema, which takes a while.
    public static SchemaGuide read() {
        try (var in =
                Objects.requireNonNull(
                        ComposeLoader.class.getResourceAsStream("compose-spec.json"))) {
            return new SchemaGuide(new JsonMapper().readTree(in));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The keys that may stand below a path.
    public List<Offer> keys(List<String> path) {
        var keys = new LinkedHashMap<String, Offer>();
        for (var node : at(path)) {
            node.path("properties")
                    .properties()
                    .forEach(one -> {
                        if (!isDeprecated(one.getValue())) {
                            keys.putIfAbsent(
                                    one.getKey(),
                                    new Offer(one.getKey(), Offer.Kind.KEY, about(one.getValue())));
                        }
                    });
        }
        return List.copyOf(keys.values());
    }

    /// The values that may stand at a path, where they are few.
    public List<Offer> values(List<String> path) {
        var values = new LinkedHashSet<String>();
        for (var node : at(path)) {
            node.path("enum").forEach(one -> values.add(one.asText()));
            if (types(node).contains("boolean")) {
                values.add("true");
                values.add("false");
            }
        }
        if (!path.isEmpty()) {
            values.addAll(MORE.getOrDefault(path.getLast(), List.of()));
        }
        return values.stream().map(value -> new Offer(value, Offer.Kind.VALUE, "")).toList();
    }

    /// What a key is for.
    public Optional<String> about(List<String> path) {
        return path.isEmpty()
                ? Optional.empty()
                : at(path.subList(0, path.size() - 1)).stream()
                        .map(node -> node.path("properties").path(path.getLast()))
                        .map(this::about)
                        .filter(text -> !text.isEmpty())
                        .findFirst();
    }

    /// Whether lines come below a key, and none of its value on its own.
    public boolean holdsMore(List<String> path) {
        var kinds = new LinkedHashSet<String>();
        at(path).forEach(node -> kinds.addAll(types(node)));
        kinds.remove("null");
        return !kinds.isEmpty() && Set.of("object", "array").containsAll(kinds);
    }

    private static boolean isDeprecated(JsonNode node) {
        return node.path("deprecated").asBoolean();
    }

    private String about(JsonNode node) {
        var text = node.path("description").asText("");
        if (!text.isEmpty()) {
            return text;
        }
        return node.has("$ref") ? resolved(node).path("description").asText("") : "";
    }

    private static Set<String> types(JsonNode node) {
        var types = new LinkedHashSet<String>();
        var type = node.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(one -> types.add(one.asText()));
        return types;
    }

    /// All that the value at a path may be.
    private List<JsonNode> at(List<String> path) {
        var nodes = kinds(root);
        for (var step : path) {
            var deeper = new ArrayList<JsonNode>();
            for (var node : nodes) {
                deeper.addAll(kinds(below(node, step)));
            }
            nodes = deeper;
        }
        return nodes;
    }

    private static JsonNode below(JsonNode node, String step) {
        if (step.equals(Outline.ITEM)) {
            return node.path("items");
        }
        var own = node.path("properties").path(step);
        if (!own.isMissingNode()) {
            return own;
        }
        for (var one : node.path("patternProperties").properties()) {
            if (Pattern.compile(one.getKey()).matcher(step).find()) {
                return one.getValue();
            }
        }
        return node.path("additionalProperties");
    }

    /// A node, or the several that it may be.
    private List<JsonNode> kinds(JsonNode node) {
        var found = resolved(node);
        if (!found.isObject()) {
            return List.of();
        }
        var all = new ArrayList<JsonNode>();
        all.add(found);
        for (var of : List.of("oneOf", "anyOf", "allOf")) {
            found.path(of).forEach(each -> all.addAll(kinds(each)));
        }
        return all;
    }

    private JsonNode resolved(JsonNode node) {
        var ref = node.path("$ref").asText("");
        return ref.startsWith("#/") ? root.at(ref.substring(1)) : node;
    }
}
