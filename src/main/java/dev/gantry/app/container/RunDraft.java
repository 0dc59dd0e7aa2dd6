package dev.gantry.app.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gantry.app.container.DraftException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A create call that grows option by option.
final class RunDraft {

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final ObjectNode host = body.putObject("HostConfig");
    private final List<String> networks = new ArrayList<>();
    private final ObjectNode endpoint = JsonNodeFactory.instance.objectNode();
    private String name = "";

    ContainerDraft done(String image, List<String> command) {
        body.put("Image", image);
        if (!command.isEmpty()) {
            command.forEach(body.putArray("Cmd")::add);
        }
        putNetworks();
        return new ContainerDraft(name, body);
    }

    private void putNetworks() {
        if (networks.isEmpty() && endpoint.isEmpty()) {
            return;
        }
        var first = networks.isEmpty() ? "bridge" : networks.getFirst();
        host.put("NetworkMode", first);
        var endpoints = body.putObject("NetworkingConfig").putObject("EndpointsConfig");
        if (!endpoint.isEmpty()) {
            endpoints.set(first, endpoint);
        }
        networks.stream().skip(1).forEach(endpoints::putObject);
    }

    void name(String value) {
        name = value;
    }

    void config(String key, boolean on) {
        body.set(key, BooleanNode.valueOf(on));
    }

    void config(String key, String value) {
        body.set(key, TextNode.valueOf(value));
    }

    void config(String key, long value) {
        body.set(key, LongNode.valueOf(value));
    }

    void host(String key, boolean on) {
        host.set(key, BooleanNode.valueOf(on));
    }

    void host(String key, String value) {
        host.set(key, TextNode.valueOf(value));
    }

    void host(String key, long value) {
        host.set(key, LongNode.valueOf(value));
    }

    void host(String key, JsonNode value) {
        host.set(key, value);
    }

    void add(String key, String value) {
        host.withArrayProperty(key).add(value);
    }

    void pair(String key, String assignment) {
        pair(host.withObjectProperty(key), assignment);
    }

    static void pair(ObjectNode node, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            throw new DraftException(Reason.PAIR, assignment);
        }
        node.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }

    void entrypoint(String value) {
        body.putArray("Entrypoint").add(value);
    }

    void variable(String assignment) {
        EnvFile.assignment(assignment, System.getenv())
                .ifPresent(body.withArrayProperty("Env")::add);
    }

    void label(String text) {
        int equals = text.indexOf('=');
        if (equals == 0) {
            throw new DraftException(Reason.PAIR, text);
        }
        body.withObjectProperty("Labels")
                .put(
                        equals < 0 ? text : text.substring(0, equals),
                        equals < 0 ? "" : text.substring(equals + 1));
    }

    void publish(String text) {
        for (var plan : PortPlan.parse(text)) {
            body.withObjectProperty("ExposedPorts").putObject(plan.inside());
            host.withObjectProperty("PortBindings")
                    .withArrayProperty(plan.inside())
                    .addObject()
                    .put("HostIp", plan.address())
                    .put("HostPort", plan.outside());
        }
    }

    void expose(String text) {
        for (var plan : PortPlan.parse(text)) {
            body.withObjectProperty("ExposedPorts").putObject(plan.inside());
        }
    }

    /// A path that begins with a dot is one of this machine, as the CLI takes it.
    void volume(String text) {
        var plan = MountPlan.parse(text);
        if (plan.source().isEmpty()) {
            body.withObjectProperty("Volumes").putObject(plan.target());
            return;
        }
        var source =
                plan.source().startsWith(".")
                        ? Path.of(plan.source()).toAbsolutePath().normalize().toString()
                        : plan.source();
        add("Binds", new MountPlan(source, plan.target(), plan.options()).text());
    }

    void mount(String text) {
        var mount = host.withArrayProperty("Mounts").addObject().put("Type", "volume");
        for (var pair : RunFlags.pairs(text)) {
            var value = pair.length > 1 ? pair[1] : "";
            switch (pair[0]) {
                case "type" -> mount.put("Type", value);
                case "source", "src" -> mount.put("Source", value);
                case "target", "dst", "destination" -> mount.put("Target", value);
                case "readonly", "ro" ->
                        mount.put("ReadOnly", value.isEmpty() || RunFlags.isOn(value));
                case "bind-propagation" ->
                        mount.withObjectProperty("BindOptions").put("Propagation", value);
                case "volume-nocopy" ->
                        mount.withObjectProperty("VolumeOptions")
                                .put("NoCopy", value.isEmpty() || RunFlags.isOn(value));
                case "tmpfs-size" ->
                        mount.withObjectProperty("TmpfsOptions")
                                .put("SizeBytes", Quantities.bytes(value));
                default -> throw new DraftException(Reason.MOUNT, pair[0]);
            }
        }
        if (!mount.path("Target").asText("").startsWith("/")) {
            throw new DraftException(Reason.MOUNT, text);
        }
    }

    void tmpfs(String text) {
        int colon = text.indexOf(':');
        host.withObjectProperty("Tmpfs")
                .put(
                        colon < 0 ? text : text.substring(0, colon),
                        colon < 0 ? "" : text.substring(colon + 1));
    }

    void network(String value) {
        networks.add(value);
    }

    void alias(String value) {
        endpoint.withArrayProperty("Aliases").add(value);
    }

    void address(String key, String value) {
        endpoint.withObjectProperty("IPAMConfig").put(key, value);
    }

    void ulimit(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new DraftException(Reason.PAIR, text);
        }
        var ends = text.substring(equals + 1).split(":");
        long soft = Quantities.number(ends[0]);
        host.withArrayProperty("Ulimits")
                .addObject()
                .put("Name", text.substring(0, equals))
                .put("Hard", ends.length > 1 ? Quantities.number(ends[1]) : soft)
                .put("Soft", soft);
    }

    void device(String text) {
        var parts = text.split(":");
        boolean rightsOnly = parts.length == 2 && parts[1].matches("[rwm]{1,3}");
        host.withArrayProperty("Devices")
                .addObject()
                .put("PathOnHost", parts[0])
                .put("PathInContainer", parts.length > 1 && !rightsOnly ? parts[1] : parts[0])
                .put(
                        "CgroupPermissions",
                        parts.length > 2 ? parts[2] : rightsOnly ? parts[1] : "rwm");
    }

    void gpus(String text) {
        var request = host.withArrayProperty("DeviceRequests").addObject();
        request.put("Count", text.equals("all") ? -1 : Quantities.number(text));
        request.putArray("Capabilities").addArray().add("gpu");
    }

    ObjectNode logConfig() {
        return host.withObjectProperty("LogConfig");
    }

    ObjectNode health() {
        return body.withObjectProperty("Healthcheck");
    }

    void healthCommand(String command) {
        health().putArray("Test").add("CMD-SHELL").add(command);
    }

    void noHealthCheck() {
        health().putArray("Test").add("NONE");
    }
}
