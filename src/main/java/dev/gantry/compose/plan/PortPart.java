package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A service's ports, in the engine's words.
final class PortPart {

    private PortPart() {}

    static void exposed(Service service, ObjectNode body) {
        var exposed = body.putObject("ExposedPorts");
        for (var each : service.texts("expose")) {
            var parts = each.split("/", 2);
            var protocol = parts.length == 2 ? parts[1] : "tcp";
            var ends = parts[0].split("-", 2);
            int last = Integer.parseInt(ends[ends.length - 1].strip());
            for (int port = Integer.parseInt(ends[0].strip()); port <= last; port++) {
                exposed.putObject(port + "/" + protocol);
            }
        }
        for (var port : service.json().path("ports")) {
            exposed.putObject(inside(port));
        }
    }

    static void published(Service service, ObjectNode host) {
        var bindings = host.putObject("PortBindings");
        for (var port : service.json().path("ports")) {
            bindings.withArrayProperty(inside(port))
                    .addObject()
                    .put("HostIp", port.path("host_ip").asText(""))
                    .put("HostPort", port.path("published").asText(""));
        }
    }

    private static String inside(JsonNode port) {
        return port.path("target").asInt() + "/" + port.path("protocol").asText("tcp");
    }
}
