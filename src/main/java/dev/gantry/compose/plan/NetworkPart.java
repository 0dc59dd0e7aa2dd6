package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The networks of a service's containers, in the engine's words.
final class NetworkPart {

    private final Making making;
    private final Service service;

    NetworkPart(Making making) {
        this.making = making;
        this.service = making.service();
    }

    /// @return what is to be joined before the start
    Map<String, String> add(ObjectNode body, ObjectNode host) {
        var links = links();
        if (!links.isEmpty()) {
            var list = host.putArray("Links");
            links.forEach(list::add);
        }
        if (!service.text("network_mode").isEmpty()) {
            mode(body, host);
            return Map.of();
        }
        var keys = service.networks();
        if (keys.isEmpty()) {
            host.put("NetworkMode", "none");
            return Map.of();
        }
        return join(keys, links, body, host);
    }

    private void mode(ObjectNode body, ObjectNode host) {
        var other = service.sharedWith().get("network_mode");
        host.put(
                "NetworkMode",
                other == null
                        ? service.text("network_mode")
                        : "container:" + making.container(other));
        CreateBody.text(service, "mac_address", "MacAddress", body);
    }

    private Map<String, String> join(
            List<String> keys, List<String> links, ObjectNode body, ObjectNode host) {
        boolean allAtOnce = making.engine().speaks(1, 44);
        var primary = keys.getFirst();
        host.put("NetworkMode", name(primary));
        var endpoints = body.putObject("NetworkingConfig").putObject("EndpointsConfig");
        var later = new LinkedHashMap<String, String>();
        for (var key : keys) {
            var endpoint = endpoint(key, links, body, key.equals(primary));
            if (allAtOnce || key.equals(primary)) {
                endpoints.set(name(key), endpoint);
            } else {
                later.put(name(key), endpoint.toString());
            }
        }
        return later;
    }

    private String name(String key) {
        return making.project().network(key).path("name").asText(key);
    }

    private ObjectNode endpoint(String key, List<String> links, ObjectNode body, boolean primary) {
        var asked = service.json().path("networks").path(key);
        var endpoint = JsonNodeFactory.instance.objectNode();
        var aliases = endpoint.putArray("Aliases");
        aliases.add(making.containerName()).add(service.name());
        Service.texts(asked.path("aliases")).forEach(aliases::add);
        if (!links.isEmpty()) {
            links.forEach(endpoint.putArray("Links")::add);
        }
        addresses(asked, endpoint);
        mac(asked, primary, endpoint, body);
        driver(asked, endpoint);
        if (asked.path("gw_priority").asInt(0) != 0) {
            need(48, "networks." + key + ".gw_priority");
            endpoint.put("GwPriority", asked.path("gw_priority").asInt());
        }
        return endpoint;
    }

    private static void addresses(JsonNode asked, ObjectNode endpoint) {
        var ipam = JsonNodeFactory.instance.objectNode();
        put(asked, "ipv4_address", "IPv4Address", ipam);
        put(asked, "ipv6_address", "IPv6Address", ipam);
        if (!asked.path("link_local_ips").isEmpty()) {
            ipam.set("LinkLocalIPs", asked.path("link_local_ips").deepCopy());
        }
        if (!ipam.isEmpty()) {
            endpoint.set("IPAMConfig", ipam);
        }
    }

    /// Engines before API 1.44 know one for the whole container.
    private void mac(JsonNode asked, boolean primary, ObjectNode endpoint, ObjectNode body) {
        var own = asked.path("mac_address").asText("");
        var mac = own.isEmpty() && primary ? service.text("mac_address") : own;
        if (mac.isEmpty()) {
            return;
        }
        if (making.engine().speaks(1, 44)) {
            endpoint.put("MacAddress", mac);
        } else if (primary) {
            body.put("MacAddress", mac);
        } else {
            need(44, "a MAC address in a second network");
        }
    }

    private void driver(JsonNode asked, ObjectNode endpoint) {
        var options = JsonNodeFactory.instance.objectNode();
        asked.path("driver_opts").forEachEntry((key, value) -> options.put(key, value.asText()));
        var face = asked.path("interface_name").asText("");
        if (!face.isEmpty()) {
            need(49, "interface_name");
            options.put("com.docker.network.endpoint.ifname", face);
        }
        if (!options.isEmpty()) {
            endpoint.set("DriverOpts", options);
        }
    }

    private void need(int minor, String what) {
        if (!making.engine().speaks(1, minor)) {
            throw new UnsupportedException(
                    service.name(),
                    what
                            + " needs an engine with API 1."
                            + minor
                            + ", and this one has "
                            + making.engine().apiVersion());
        }
    }

    /// Each container of a linked service by three names, as the reference does.
    private List<String> links() {
        var links = new ArrayList<String>();
        for (var link : service.texts("links")) {
            var parts = link.split(":", 2);
            var names = making.names().getOrDefault(parts[0], List.of());
            int number = 1;
            for (var container : names) {
                links.add(container + ":" + parts[parts.length - 1]);
                links.add(container + ":" + parts[0] + "-" + number);
                links.add(container + ":" + service.project() + "-" + parts[0] + "-" + number);
                number++;
            }
        }
        for (var link : service.texts("external_links")) {
            var parts = link.split(":", 2);
            links.add(parts[0] + ":" + parts[parts.length - 1]);
        }
        return links;
    }

    private static void put(JsonNode from, String key, String name, ObjectNode into) {
        var text = from.path(key).asText("");
        if (!text.isEmpty()) {
            into.put(name, text);
        }
    }
}
