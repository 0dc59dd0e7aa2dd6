package dev.gantry.app.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What of an engine's description of a container a compose file decides, in an order of its own.
final class Described {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private Described() {}

    static String of(String inspect) {
        try {
            var root = JSON.readTree(inspect);
            var config = (ObjectNode) root.path("Config").deepCopy();
            if (config.path("Hostname").asText("").matches("[0-9a-f]{12}")) {
                config.remove("Hostname");
            }
            var labels = (ObjectNode) config.path("Labels");
            labels.remove(
                    List.of(
                            "dev.gantry.deploy",
                            "com.docker.compose.depends_on",
                            "com.docker.compose.replace"));
            // what names a container that was made for this run
            labels.remove("com.docker.compose.config-hash");
            var host = (ObjectNode) root.path("HostConfig").deepCopy();
            host.remove(List.of("NetworkMode", "PidMode", "VolumesFrom", "ContainerIDFile"));
            var networks = JSON.createObjectNode();
            root.path("NetworkSettings")
                    .path("Networks")
                    .forEachEntry((name, endpoint) ->
                            networks.set(name, aliases(endpoint, root.path("Id").asText())));
            var all = JSON.createObjectNode();
            all.set("config", config);
            all.set("host", host);
            all.set("networks", networks);
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(JSON.convertValue(sorted(all), Map.class));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ArrayNode aliases(JsonNode endpoint, String id) {
        var aliases = JSON.createArrayNode();
        endpoint.path("Aliases")
                .valueStream()
                .map(JsonNode::asText)
                .filter(alias -> !id.startsWith(alias))
                .sorted()
                .forEach(aliases::add);
        return aliases;
    }

    /// Lists in any order, nothing and an empty one alike.
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var copy = JSON.createObjectNode();
            object.forEachEntry((key, value) -> {
                var inner = sorted(value);
                if (!inner.isNull() && !(inner.isContainerNode() && inner.isEmpty())) {
                    copy.set(key, inner);
                }
            });
            return copy;
        }
        if (node instanceof ArrayNode list) {
            var items = new ArrayList<JsonNode>();
            list.forEach(each -> items.add(sorted(each)));
            items.sort(Comparator.comparing(JsonNode::toString));
            var copy = JSON.createArrayNode();
            items.forEach(copy::add);
            return copy;
        }
        return node;
    }
}
