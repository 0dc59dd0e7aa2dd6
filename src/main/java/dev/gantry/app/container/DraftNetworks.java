package dev.gantry.app.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The networks in a create call: one is the mode it starts in, the rest are endpoints.
final class DraftNetworks {

    private static final String CONFIG = "NetworkingConfig";
    private static final String ENDPOINTS = "EndpointsConfig";

    private DraftNetworks() {}

    static List<NetworkPlan> of(JsonNode body) {
        var first = first(body);
        var endpoints = body.path(CONFIG).path(ENDPOINTS);
        var plans = new ArrayList<NetworkPlan>();
        plans.add(new NetworkPlan(first, aliases(endpoints.path(first))));
        endpoints.forEachEntry((name, endpoint) -> {
            if (!name.equals(first)) {
                plans.add(new NetworkPlan(name, aliases(endpoint)));
            }
        });
        return plans;
    }

    private static List<String> aliases(JsonNode endpoint) {
        return ContainerDraft.texts(endpoint.path("Aliases"));
    }

    private static String first(JsonNode body) {
        var mode = body.path("HostConfig").path("NetworkMode").asText("");
        return Set.of("", "default").contains(mode) ? "bridge" : mode;
    }

    static void put(ObjectNode body, List<NetworkPlan> plans) {
        if (of(body).equals(plans)) {
            return;
        }
        var before = body.path(CONFIG).path(ENDPOINTS);
        var endpoints = JsonNodeFactory.instance.objectNode();
        for (var plan : plans) {
            var kept = before.path(plan.network());
            var endpoint =
                    kept instanceof ObjectNode known
                            ? known.deepCopy()
                            : JsonNodeFactory.instance.objectNode();
            endpoint.remove("Aliases");
            plan.aliases().forEach(endpoint.withArrayProperty("Aliases")::add);
            if (!plan.aliases().isEmpty() || plan != plans.getFirst() || kept.isObject()) {
                endpoints.set(plan.network(), endpoint);
            }
        }
        body.withObjectProperty("HostConfig")
                .put("NetworkMode", plans.isEmpty() ? "bridge" : plans.getFirst().network());
        body.withObjectProperty(CONFIG).set(ENDPOINTS, endpoints);
    }

    static ObjectNode withFirstOnly(ObjectNode body) {
        var first = body.path(CONFIG).path(ENDPOINTS).path(first(body));
        body.remove(CONFIG);
        if (first.isObject()) {
            body.withObjectProperty(CONFIG).withObjectProperty(ENDPOINTS).set(first(body), first);
        }
        return body;
    }

    static Map<String, String> further(JsonNode body) {
        var further = new LinkedHashMap<String, String>();
        body.path(CONFIG)
                .path(ENDPOINTS)
                .forEachEntry((name, endpoint) -> {
                    if (!name.equals(first(body))) {
                        further.put(name, endpoint.toString());
                    }
                });
        return further;
    }
}
