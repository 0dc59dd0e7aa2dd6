package dev.gantry.app.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gantry.app.container.DraftException.Reason;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/// A create call that grows option by option.
final class RunDraft {

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final ObjectNode host = body.putObject("HostConfig");
    private final RunNetworks networks = new RunNetworks();
    private final Set<String> leftOut = new LinkedHashSet<>();
    private String name = "";
    private String platform = "";

    ContainerDraft done(String image, List<String> command) {
        body.put("Image", image);
        if (!command.isEmpty()) {
            command.forEach(body.putArray("Cmd")::add);
        }
        networks.put(body);
        return new ContainerDraft(name, platform, body);
    }

    /// Says that an option could not be taken over.
    void leaveOut(String option) {
        leftOut.add(option);
    }

    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    RunNetworks networks() {
        return networks;
    }

    void platform(String value) {
        platform = value;
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
        RunMounts.put(host.withArrayProperty("Mounts").addObject(), text, this::leaveOut);
    }

    void tmpfs(String text) {
        int colon = text.indexOf(':');
        host.withObjectProperty("Tmpfs")
                .put(
                        colon < 0 ? text : text.substring(0, colon),
                        colon < 0 ? "" : text.substring(colon + 1));
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

    /// `/dev/sda:1mb`, of which each is put under `Path` and another key.
    void perDevice(String list, String key, String text, ToLongFunction<String> number) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new DraftException(Reason.PAIR, text);
        }
        host.withArrayProperty(list)
                .addObject()
                .put("Path", text.substring(0, colon))
                .put(key, number.applyAsLong(text.substring(colon + 1)));
    }

    void gpus(String text) {
        var request = host.withArrayProperty("DeviceRequests").addObject();
        request.put("Driver", "").put("Count", 0).putNull("DeviceIDs");
        var capabilities = request.putArray("Capabilities").addArray();
        request.putObject("Options");
        for (var pair : RunFlags.pairs(text)) {
            var value = pair.length > 1 ? pair[1] : "";
            switch (pair[0]) {
                case "driver" -> request.put("Driver", value);
                case "count" -> request.put("Count", gpuCount(value));
                case "device" -> words(request.putArray("DeviceIDs"), value);
                case "capabilities" -> words(capabilities, value);
                case "options" ->
                        RunFlags.pairs(value)
                                .forEach(option ->
                                        request.withObjectProperty("Options")
                                                .put(
                                                        option[0],
                                                        option.length > 1 ? option[1] : ""));
                default -> request.put("Count", gpuCount(pair[0]));
            }
        }
        if (!capabilities.toString().contains("\"gpu\"")) {
            capabilities.add("gpu");
        }
        if (request.path("Count").asLong() == 0 && !request.path("DeviceIDs").isArray()) {
            request.put("Count", 1);
        }
    }

    private static long gpuCount(String text) {
        return text.equals("all") ? -1 : Quantities.number(text);
    }

    private static void words(ArrayNode into, String text) {
        for (var word : text.split(",")) {
            into.add(word);
        }
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
