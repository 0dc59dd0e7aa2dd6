package dev.gantry.app.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.container.BodyOf;
import dev.gantry.compose.GoDuration;
import dev.gantry.compose.plan.ComposeLabels;
import dev.gantry.compose.plan.Observed;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.Engine;
import dev.gantry.docker.Network;
import dev.gantry.docker.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A compose file made out of the containers of a stack whose own files are out of reach. It means
/// what the containers are; comments, variables and what compose merged are lost.
public final class RebuiltFile {

    private static final long USUAL_SHM_BYTES = 64L * 1024 * 1024;

    private final Engine engine;
    private final String project;
    private final List<Network> networks;
    private final List<Volume> volumes;
    private final Map<String, ObjectNode> usedNetworks = new TreeMap<>();
    private final Map<String, ObjectNode> usedVolumes = new TreeMap<>();

    private RebuiltFile(Engine engine, String project) {
        this.engine = engine;
        this.project = project;
        this.networks = engine.networks().all();
        this.volumes = engine.volumes().all();
    }

    /// @param members of one stack
    /// @return a project as `docker compose config` shows it
    public static ObjectNode of(Engine engine, String project, List<ContainerDetails> members) {
        return new RebuiltFile(engine, project).file(members);
    }

    private ObjectNode file(List<ContainerDetails> members) {
        var services = new TreeMap<String, List<ContainerDetails>>();
        for (var member : members) {
            services.computeIfAbsent(Observed.service(member), _ -> new ArrayList<>()).add(member);
        }
        var file = JsonNodeFactory.instance.objectNode().put("name", project);
        var all = file.putObject("services");
        services.forEach((name, containers) -> all.set(name, service(name, containers)));
        put(file, "networks", usedNetworks);
        put(file, "volumes", usedVolumes);
        return file;
    }

    private static void put(ObjectNode file, String kind, Map<String, ObjectNode> used) {
        if (!used.isEmpty()) {
            var section = file.putObject(kind);
            used.forEach(section::set);
        }
    }

    private ObjectNode service(String name, List<ContainerDetails> containers) {
        var first = containers.getFirst();
        var body = BodyOf.container(first, engine.images().defaults(first.imageId())).body();
        var service = JsonNodeFactory.instance.objectNode();
        service.put("image", body.path("Image").asText());
        if (!first.name().startsWith(project + "-" + name + "-")) {
            service.put("container_name", first.name());
        }
        if (containers.size() > 1) {
            service.put("scale", containers.size());
        }
        config(body, service);
        var host = body.path("HostConfig");
        new RebuiltHost(host, service).add();
        mounts(host, service);
        joined(name, first, body, host, service);
        dependencies(first, service);
        return service;
    }

    private static void config(JsonNode body, ObjectNode service) {
        copy(body, "Cmd", service, "command");
        copy(body, "Entrypoint", service, "entrypoint");
        text(body, "User", service, "user");
        text(body, "WorkingDir", service, "working_dir");
        text(body, "Hostname", service, "hostname");
        text(body, "StopSignal", service, "stop_signal");
        if (body.path("StopTimeout").isNumber()) {
            service.put("stop_grace_period", body.path("StopTimeout").asLong() + "s");
        }
        truth(body, "Tty", service, "tty");
        truth(body, "OpenStdin", service, "stdin_open");
        var environment = JsonNodeFactory.instance.objectNode();
        for (var pair : body.path("Env")) {
            var parts = pair.asText().split("=", 2);
            if (parts.length == 2) {
                environment.put(parts[0], parts[1]);
            } else {
                environment.putNull(parts[0]);
            }
        }
        set(service, "environment", environment);
        var labels = JsonNodeFactory.instance.objectNode();
        body.path("Labels")
                .forEachEntry((key, value) -> {
                    if (!key.startsWith("com.docker.compose.") && !key.startsWith("dev.gantry.")) {
                        labels.put(key, value.asText());
                    }
                });
        set(service, "labels", labels);
        health(body.path("Healthcheck"), service);
    }

    private static void health(JsonNode check, ObjectNode service) {
        if (!check.isObject() || check.isEmpty()) {
            return;
        }
        var health = service.putObject("healthcheck");
        copy(check, "Test", health, "test");
        var times = new LinkedHashMap<String, String>();
        times.put("Interval", "interval");
        times.put("Timeout", "timeout");
        times.put("StartPeriod", "start_period");
        times.put("StartInterval", "start_interval");
        times.forEach((from, to) -> {
            long nanos = check.path(from).asLong(0);
            if (nanos > 0) {
                health.put(to, GoDuration.show(Duration.ofNanos(nanos).toNanos()));
            }
        });
        if (check.path("Retries").asInt(0) > 0) {
            health.put("retries", check.path("Retries").asInt());
        }
    }

    private void mounts(JsonNode host, ObjectNode service) {
        var all = JsonNodeFactory.instance.arrayNode();
        for (var bind : host.path("Binds")) {
            var parts = bind.asText().split(":", 3);
            all.add(
                    source(parts[0])
                            + (parts.length > 1 ? ":" + parts[1] : "")
                            + (parts.length > 2 ? ":" + parts[2] : ""));
        }
        for (var mount : host.path("Mounts")) {
            var type = mount.path("Type").asText();
            var one = all.addObject().put("type", type);
            var from = mount.path("Source").asText("");
            if (!from.isEmpty()) {
                one.put("source", type.equals("volume") ? source(from) : from);
            }
            one.put("target", mount.path("Target").asText());
            truth(mount, "ReadOnly", one, "read_only");
        }
        if (!all.isEmpty()) {
            service.set("volumes", all);
        }
    }

    /// A path, or the key of a volume, which is noted.
    private String source(String source) {
        if (source.startsWith("/")) {
            return source;
        }
        var volume = volumes.stream().filter(it -> it.name().value().equals(source)).findFirst();
        var own = volume.filter(it -> project.equals(it.labels().get(ComposeLabels.PROJECT)));
        var key =
                own.map(it -> it.labels().getOrDefault(ComposeLabels.VOLUME, source))
                        .orElse(source);
        var entry = JsonNodeFactory.instance.objectNode();
        if (own.isEmpty()) {
            entry.put("name", source).put("external", true);
        } else {
            named(entry, source, key);
            own.filter(it -> !it.driver().equals("local"))
                    .ifPresent(it -> entry.put("driver", it.driver()));
            own.map(Volume::options)
                    .filter(options -> !options.isEmpty())
                    .ifPresent(options -> {
                        var driver = entry.putObject("driver_opts");
                        new TreeMap<>(options).forEach(driver::put);
                    });
        }
        usedVolumes.put(key, entry);
        return key;
    }

    private void named(ObjectNode entry, String name, String key) {
        if (!name.equals(project + "_" + key)) {
            entry.put("name", name);
        }
    }

    private void joined(
            String name, ContainerDetails first, JsonNode body, JsonNode host, ObjectNode service) {
        var mode = host.path("NetworkMode").asText("");
        if (mode.equals("host") || mode.equals("none") || mode.startsWith("container:")) {
            service.put("network_mode", mode);
            return;
        }
        var joined = JsonNodeFactory.instance.objectNode();
        body.path("NetworkingConfig")
                .path("EndpointsConfig")
                .forEachEntry((network, endpoint) ->
                        joined.set(network(network), endpoint(name, first, endpoint)));
        set(service, "networks", joined);
    }

    private static JsonNode endpoint(String name, ContainerDetails first, JsonNode endpoint) {
        var entry = JsonNodeFactory.instance.objectNode();
        var aliases = JsonNodeFactory.instance.arrayNode();
        endpoint.path("Aliases")
                .valueStream()
                .map(JsonNode::asText)
                .filter(alias -> !alias.equals(name) && !alias.equals(first.name()))
                .distinct()
                .forEach(aliases::add);
        if (!aliases.isEmpty()) {
            entry.set("aliases", aliases);
        }
        text(endpoint.path("IPAMConfig"), "IPv4Address", entry, "ipv4_address");
        text(endpoint.path("IPAMConfig"), "IPv6Address", entry, "ipv6_address");
        return entry.isEmpty() ? JsonNodeFactory.instance.nullNode() : entry;
    }

    /// Its key; it is noted.
    private String network(String name) {
        var own =
                networks.stream()
                        .filter(it -> it.name().equals(name))
                        .filter(it -> project.equals(it.labels().get(ComposeLabels.PROJECT)))
                        .findFirst();
        var key = own.map(it -> it.labels().getOrDefault(ComposeLabels.NETWORK, name)).orElse(name);
        var entry = JsonNodeFactory.instance.objectNode();
        if (own.isEmpty()) {
            entry.put("name", name).put("external", true);
        } else {
            named(entry, name, key);
            own.filter(it -> !it.driver().equals("bridge"))
                    .ifPresent(it -> entry.put("driver", it.driver()));
            own.filter(Network::internal).ifPresent(_ -> entry.put("internal", true));
        }
        usedNetworks.put(key, entry);
        return key;
    }

    private static void dependencies(ContainerDetails first, ObjectNode service) {
        var label = first.labels().getOrDefault(ComposeLabels.DEPENDS_ON, "");
        if (label.isEmpty()) {
            return;
        }
        var all = service.putObject("depends_on");
        for (var each : label.split(",")) {
            var parts = each.split(":");
            var one = all.putObject(parts[0]);
            one.put("condition", parts.length > 1 ? parts[1] : "service_started");
            if (parts.length > 2 && parts[2].equals("true")) {
                one.put("restart", true);
            }
        }
    }

    static void set(ObjectNode into, String key, ObjectNode map) {
        if (!map.isEmpty()) {
            into.set(key, map);
        }
    }

    static void copy(JsonNode from, String key, ObjectNode into, String as) {
        var value = from.path(key);
        if (value.isContainerNode() && !value.isEmpty()) {
            into.set(as, value.deepCopy());
        }
    }

    static void text(JsonNode from, String key, ObjectNode into, String as) {
        var value = from.path(key).asText("");
        if (!value.isEmpty()) {
            into.put(as, value);
        }
    }

    static void truth(JsonNode from, String key, ObjectNode into, String as) {
        if (from.path(key).asBoolean()) {
            into.put(as, true);
        }
    }

    static boolean isUsualShm(long bytes) {
        return bytes == 0 || bytes == USUAL_SHM_BYTES;
    }
}
