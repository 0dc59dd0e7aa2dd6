package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.compose.ConfigHash;
import dev.gantry.compose.HashProfile;

/// What the engine is asked to make for a network or a volume of a project.
public final class ResourceBody {

    private ResourceBody() {}

    /// @param network the entry of the project, with its real name
    /// @return for `POST /networks/create`
    public static ObjectNode network(
            String project, String key, JsonNode network, HashProfile profile, String deploy) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("Name", network.path("name").asText());
        body.put("CheckDuplicate", true); // engines before API 1.44 would make two of a name
        body.put("Driver", network.path("driver").asText(""));
        body.set("Options", copy(network.path("driver_opts")));
        body.put("Internal", network.path("internal").asBoolean());
        body.put("Attachable", network.path("attachable").asBoolean());
        truth(network, "enable_ipv4", "EnableIPv4", body);
        truth(network, "enable_ipv6", "EnableIPv6", body);
        var ipam = network.path("ipam");
        if (!ipam.isEmpty()) {
            ipam(ipam, body.putObject("IPAM"));
        }
        var labels = labels(project, network, profile, deploy);
        labels.put(ComposeLabels.NETWORK, key);
        labels.put(ComposeLabels.CONFIG_HASH, ConfigHash.ofNetwork((ObjectNode) network));
        body.set("Labels", labels);
        return body;
    }

    private static void ipam(JsonNode ipam, ObjectNode body) {
        body.put("Driver", ipam.path("driver").asText(""));
        var configs = body.putArray("Config");
        for (var config : ipam.path("config")) {
            var one = configs.addObject();
            text(config, "subnet", "Subnet", one);
            text(config, "gateway", "Gateway", one);
            text(config, "ip_range", "IPRange", one);
            if (!config.path("aux_addresses").isEmpty()) {
                one.set("AuxiliaryAddresses", copy(config.path("aux_addresses")));
            }
        }
    }

    /// @return for `POST /volumes/create`
    public static ObjectNode volume(
            String project, String key, JsonNode volume, HashProfile profile, String deploy) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("Name", volume.path("name").asText());
        body.put("Driver", volume.path("driver").asText(""));
        body.set("DriverOpts", copy(volume.path("driver_opts")));
        var labels = labels(project, volume, profile, deploy);
        labels.put(ComposeLabels.VOLUME, key);
        labels.put(ComposeLabels.CONFIG_HASH, ConfigHash.ofVolume((ObjectNode) volume));
        body.set("Labels", labels);
        return body;
    }

    private static ObjectNode labels(
            String project, JsonNode resource, HashProfile profile, String deploy) {
        var labels = copy(resource.path("labels"));
        labels.put(ComposeLabels.PROJECT, project);
        labels.put(ComposeLabels.VERSION, ComposeLabels.version(profile));
        labels.put(ComposeLabels.DEPLOY, deploy);
        return labels;
    }

    private static ObjectNode copy(JsonNode map) {
        var copy = JsonNodeFactory.instance.objectNode();
        map.forEachEntry((key, value) -> copy.put(key, value.asText()));
        return copy;
    }

    private static void truth(JsonNode from, String key, String name, ObjectNode into) {
        if (from.path(key).isBoolean()) {
            into.put(name, from.path(key).asBoolean());
        }
    }

    private static void text(JsonNode from, String key, String name, ObjectNode into) {
        var text = from.path(key).asText("");
        if (!text.isEmpty()) {
            into.put(name, text);
        }
    }
}
