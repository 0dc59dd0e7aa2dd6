package dev.gantry.compose.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.compose.plan.Reason.Change;
import dev.gantry.compose.plan.Reason.How;
import dev.gantry.compose.plan.Reason.Kind;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ImageDefaults;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What of a container is not as it would be made now. Values are compared and never told: they may
/// be secret.
final class Difference {

    private static final JsonMapper JSON = new JsonMapper();

    /// What the engine fills in by itself, or is compared in another way.
    private static final Set<String> NOT_COMPARED =
            Set.of(
                    "Binds",
                    "Mounts",
                    "PortBindings",
                    "Links",
                    "NetworkMode",
                    "LogConfig",
                    "VolumesFrom",
                    "Devices",
                    "DeviceRequests",
                    "MaskedPaths",
                    "ReadonlyPaths");

    private static final List<String> SETTINGS =
            List.of(
                    "CapAdd",
                    "CapDrop",
                    "Dns",
                    "DnsOptions",
                    "DnsSearch",
                    "ExtraHosts",
                    "GroupAdd",
                    "Init",
                    "Memory",
                    "MemorySwap",
                    "MemoryReservation",
                    "NanoCpus",
                    "CpuShares",
                    "CpuQuota",
                    "CpusetCpus",
                    "PidsLimit",
                    "Privileged",
                    "ReadonlyRootfs",
                    "RestartPolicy",
                    "ShmSize",
                    "Sysctls",
                    "Tmpfs",
                    "Ulimits",
                    "SecurityOpt",
                    "IpcMode",
                    "PidMode",
                    "UTSMode",
                    "UsernsMode",
                    "Runtime",
                    "CgroupParent",
                    "OomScoreAdj",
                    "StorageOpt");

    private static final List<String> FILLED_IN =
            List.of("IpcMode", "ShmSize", "Runtime", "MemorySwap");

    private final JsonNode wanted;
    private final JsonNode inspect;
    private final ImageDefaults image;
    private final List<Change> changes = new ArrayList<>();

    Difference(CreateBody wanted, ContainerDetails there, ImageDefaults image) {
        this.wanted = wanted.json();
        this.inspect = parse(there.rawJson());
        this.image = image;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    List<Change> changes() {
        var config = inspect.path("Config");
        compare(
                Kind.ENVIRONMENT,
                environment(config.path("Env"), false),
                environment(wanted.path("Env"), true));
        compare(
                Kind.LABEL,
                labels(config.path("Labels"), false),
                labels(wanted.path("Labels"), true));
        compare(Kind.PORT, ports(inspect.path("HostConfig")), ports(wanted.path("HostConfig")));
        compare(Kind.MOUNT, mounts(inspect.path("HostConfig")), mounts(wanted.path("HostConfig")));
        words(Kind.COMMAND, "Cmd", image.command());
        words(Kind.ENTRYPOINT, "Entrypoint", image.entrypoint());
        simple(config);
        health(config.path("Healthcheck"));
        networks();
        settings();
        return List.copyOf(changes);
    }

    private Map<String, String> environment(JsonNode list, boolean withImage) {
        var all = new TreeMap<String, String>();
        if (withImage) {
            image.environment().forEach(pair -> pair(pair, all));
        }
        list.forEach(pair -> pair(pair.asText(), all));
        return all;
    }

    /// A name alone takes the image's variable away.
    private static void pair(String text, Map<String, String> into) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            into.remove(text);
        } else {
            into.put(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    private Map<String, String> labels(JsonNode map, boolean withImage) {
        var all = new TreeMap<String, String>();
        if (withImage) {
            all.putAll(image.labels());
        }
        map.forEachEntry((key, value) -> all.put(key, value.asText()));
        all.keySet()
                .removeIf(key ->
                        key.startsWith("com.docker.compose.") || key.startsWith("dev.gantry."));
        return all;
    }

    private static Map<String, String> ports(JsonNode host) {
        var all = new TreeMap<String, String>();
        host.path("PortBindings")
                .forEachEntry((inside, bindings) -> {
                    for (var binding : bindings) {
                        all.merge(
                                inside,
                                binding.path("HostIp").asText("")
                                        + ":"
                                        + binding.path("HostPort").asText(""),
                                (one, other) -> one + "," + other);
                    }
                });
        return all;
    }

    private static Map<String, String> mounts(JsonNode host) {
        var all = new TreeMap<String, String>();
        for (var bind : host.path("Binds")) {
            var parts = bind.asText().split(":");
            all.put(parts.length > 1 ? parts[1] : parts[0], bind.asText());
        }
        for (var mount : host.path("Mounts")) {
            all.put(
                    mount.path("Target").asText(),
                    mount.path("Type").asText()
                            + mount.path("Source").asText("")
                            + mount.path("ReadOnly").asBoolean());
        }
        return all;
    }

    private void compare(Kind kind, Map<String, String> there, Map<String, String> asked) {
        var names = new TreeSet<>(there.keySet());
        names.addAll(asked.keySet());
        for (var name : names) {
            var old = there.get(name);
            var now = asked.get(name);
            if (old == null) {
                changes.add(new Change(kind, name, How.ADDED));
            } else if (now == null) {
                changes.add(new Change(kind, name, How.REMOVED));
            } else if (!old.equals(now)) {
                changes.add(new Change(kind, name, How.CHANGED));
            }
        }
    }

    private void words(Kind kind, String key, List<String> ofImage) {
        var there = Service.texts(inspect.path("Config").path(key));
        boolean entrypointAsked = kind == Kind.COMMAND && wanted.has("Entrypoint");
        var without = entrypointAsked ? List.<String>of() : ofImage;
        var asked = wanted.has(key) ? Service.texts(wanted.path(key)) : without;
        if (!there.equals(asked)) {
            changes.add(new Change(kind, "", How.CHANGED));
        }
    }

    private void simple(JsonNode config) {
        Map<String, String> brought = new HashMap<>();
        brought.put("User", image.user());
        brought.put("WorkingDir", image.workingDirectory());
        brought.put("StopSignal", image.stopSignal());
        brought.put("Domainname", "");
        brought.put("StopTimeout", "");
        brought.put("Tty", "false");
        brought.put("OpenStdin", "false");
        brought.forEach((key, fallback) -> {
            var asked = wanted.path(key).asText("");
            var now = asked.isEmpty() ? fallback : asked;
            if (!config.path(key).asText("").equals(now)) {
                changes.add(new Change(Kind.SETTING, key, How.CHANGED));
            }
        });
        var hostname = wanted.path("Hostname").asText("");
        if (!hostname.isEmpty() && !hostname.equals(config.path("Hostname").asText())) {
            changes.add(new Change(Kind.SETTING, "Hostname", How.CHANGED));
        }
    }

    private void health(JsonNode there) {
        var asked = wanted.path("Healthcheck");
        var test = Service.texts(asked.path("Test"));
        var now = test.isEmpty() ? image.healthCheck() : test;
        boolean same = Service.texts(there.path("Test")).equals(now);
        for (var key : List.of("Interval", "Timeout", "StartPeriod", "Retries")) {
            long ofImage = image.healthTimes().getOrDefault(key, 0L);
            long wish = asked.path(key).asLong(0);
            same &= there.path(key).asLong(0) == (wish == 0 ? ofImage : wish);
        }
        if (!same) {
            changes.add(new Change(Kind.HEALTH_CHECK, "", How.CHANGED));
        }
    }

    private void networks() {
        var asked = wanted.path("NetworkingConfig").path("EndpointsConfig");
        var there = inspect.path("NetworkSettings").path("Networks");
        asked.fieldNames()
                .forEachRemaining(name -> {
                    if (!there.has(name)) {
                        changes.add(new Change(Kind.NETWORK, name, How.ADDED));
                    }
                });
    }

    private void settings() {
        var there = inspect.path("HostConfig");
        var asked = wanted.path("HostConfig");
        for (var key : SETTINGS) {
            boolean made = FILLED_IN.contains(key) && isEmpty(asked.path(key));
            if (!NOT_COMPARED.contains(key) && !made && !same(there.path(key), asked.path(key))) {
                changes.add(new Change(Kind.SETTING, key, How.CHANGED));
            }
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return (isEmpty(one) && isEmpty(other)) || plain(one).equals(plain(other));
    }

    private static String plain(JsonNode node) {
        return node instanceof ObjectNode object
                ? new TreeMap<>(texts(object)).toString()
                : node.toString();
    }

    private static Map<String, String> texts(ObjectNode object) {
        var all = new HashMap<String, String>();
        object.forEachEntry((key, value) -> all.put(key, value.asText()));
        return all;
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isContainerNode() && (node.isEmpty() || isNoPolicy(node)))
                || node.asText().equals("0")
                || node.asText().equals("false")
                || (node.isTextual() && node.asText().isEmpty());
    }

    private static boolean isNoPolicy(JsonNode node) {
        return node.isObject()
                && node.has("MaximumRetryCount")
                && Set.of("", "no").contains(node.path("Name").asText());
    }
}
