package dev.gantry.app.container;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.container.DraftException.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The networks of a `docker run`: each by its name, or with what is said of it.
final class RunNetworks {

    private static final Set<String> BUILT_IN = Set.of("bridge", "default", "host", "none");

    private final Map<String, ObjectNode> endpoints = new LinkedHashMap<>();
    private final ObjectNode ofFirst = JsonNodeFactory.instance.objectNode();

    /// `shop`, or `name=shop,alias=www,ip=10.0.0.5`.
    void add(String text) {
        if (!text.contains("=")) {
            endpoint(text);
            return;
        }
        var endpoint = JsonNodeFactory.instance.objectNode();
        var name = "";
        for (var pair : RunFlags.pairs(text)) {
            var value = pair.length > 1 ? pair[1] : "";
            if (pair[0].equals("name")) {
                name = value;
            } else {
                part(endpoint, pair[0], value);
            }
        }
        if (name.isEmpty()) {
            throw new DraftException(Reason.PAIR, text);
        }
        endpoint(name).setAll(endpoint);
    }

    private ObjectNode endpoint(String name) {
        return endpoints.computeIfAbsent(name, _ -> JsonNodeFactory.instance.objectNode());
    }

    private static void part(ObjectNode endpoint, String key, String value) {
        switch (key) {
            case "alias" -> endpoint.withArrayProperty("Aliases").add(value);
            case "ip" -> endpoint.withObjectProperty("IPAMConfig").put("IPv4Address", value);
            case "ip6" -> endpoint.withObjectProperty("IPAMConfig").put("IPv6Address", value);
            case "link-local-ip" ->
                    endpoint.withObjectProperty("IPAMConfig")
                            .withArrayProperty("LinkLocalIPs")
                            .add(value);
            case "mac-address" -> endpoint.put("MacAddress", value);
            case "gw-priority" -> endpoint.put("GwPriority", Quantities.number(value));
            case "driver-opt" -> RunDraft.pair(endpoint.withObjectProperty("DriverOpts"), value);
            default -> throw new DraftException(Reason.PAIR, key + "=" + value);
        }
    }

    /// Of the first network, as `--ip` and `--network-alias` are.
    void ofFirst(String key, String value) {
        part(ofFirst, key, value);
    }

    void put(ObjectNode body) {
        if (endpoints.isEmpty() && ofFirst.isEmpty()) {
            return;
        }
        var first = endpoints.isEmpty() ? "bridge" : endpoints.keySet().iterator().next();
        endpoint(first).setAll(ofFirst);
        body.withObjectProperty("HostConfig").put("NetworkMode", first);
        links(body, first);
        var all = body.putObject("NetworkingConfig").putObject("EndpointsConfig");
        endpoints.forEach((name, endpoint) -> {
            if (!endpoint.isEmpty() || !name.equals(first)) {
                all.set(name, endpoint);
            }
        });
    }

    /// In a network of one's own a link is a matter of the network.
    private void links(ObjectNode body, String first) {
        var links = body.path("HostConfig").path("Links");
        if (links.isArray() && !BUILT_IN.contains(first) && !first.startsWith("container:")) {
            endpoint(first).set("Links", links.deepCopy());
        }
    }
}
