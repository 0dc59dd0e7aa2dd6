package dev.gantry.compose.load;

import static dev.gantry.compose.load.Shape.BYTES;
import static dev.gantry.compose.load.Shape.COMMAND;
import static dev.gantry.compose.load.Shape.DURATION;
import static dev.gantry.compose.load.Shape.ENVIRONMENT;
import static dev.gantry.compose.load.Shape.FRACTION;
import static dev.gantry.compose.load.Shape.NUMBER;
import static dev.gantry.compose.load.Shape.NUMBER_OR_ZERO;
import static dev.gantry.compose.load.Shape.TEXT;
import static dev.gantry.compose.load.Shape.TEXTS;
import static dev.gantry.compose.load.Shape.TEXT_MAP;
import static dev.gantry.compose.load.Shape.TRUTH;
import static dev.gantry.compose.load.Shape.TRUTH_OR_NOT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.compose.load.Shape.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A whole project as the reference writes it, fields in its order.
final class ProjectJson {

    private static final Fields SERVICE =
            new Fields()
                    .with("profiles", TEXTS)
                    .with("annotations", TEXT_MAP)
                    .with("attach", TRUTH_OR_NOT)
                    .with("build", ServiceParts.BUILD)
                    .with("develop", ServiceParts.DEVELOP)
                    .with("blkio_config", ServiceParts.BLKIO)
                    .with("cap_add", TEXTS)
                    .with("cap_drop", TEXTS)
                    .with("cgroup_parent", TEXT)
                    .with("cgroup", TEXT)
                    .with("cpu_count", NUMBER)
                    .with("cpu_percent", FRACTION)
                    .with("cpu_period", NUMBER)
                    .with("cpu_quota", NUMBER)
                    .with("cpu_rt_period", NUMBER)
                    .with("cpu_rt_runtime", NUMBER)
                    .with("cpus", FRACTION)
                    .with("cpuset", TEXT)
                    .with("cpu_shares", NUMBER)
                    .with("command", COMMAND)
                    .with("configs", ServiceParts.FILES)
                    .with("container_name", TEXT)
                    .with(
                            "credential_spec",
                            new Fields()
                                    .with("config", TEXT)
                                    .with("file", TEXT)
                                    .with("registry", TEXT))
                    .with(
                            "depends_on",
                            Shape.mapOf(
                                    new Fields()
                                            .with("condition", TEXT)
                                            .with("restart", TRUTH)
                                            .with("required", TRUTH_OR_NOT)))
                    .with("deploy", ServiceParts.DEPLOY)
                    .with("device_cgroup_rules", TEXTS)
                    .with(
                            "devices",
                            Shape.list(
                                    new Fields()
                                            .with("source", TEXT)
                                            .with("target", TEXT)
                                            .with("permissions", TEXT)))
                    .with("dns", TEXTS)
                    .with("dns_opt", TEXTS)
                    .with("dns_search", TEXTS)
                    .with("dockerfile", TEXT)
                    .with("domainname", TEXT)
                    .with("entrypoint", COMMAND)
                    .with(
                            "provider",
                            new Fields()
                                    .with("type", TEXT)
                                    .with("options", Shape.textMap(SchemaCheck::node)))
                    .with("environment", ENVIRONMENT)
                    .with("expose", TEXTS)
                    .with("extends", new Fields().with("file", TEXT).with("service", TEXT))
                    .with("external_links", TEXTS)
                    .with("extra_hosts", TEXTS)
                    .with("group_add", TEXTS)
                    .with("gpus", ServiceParts.DEVICES)
                    .with("hostname", TEXT)
                    .with("healthcheck", ServiceParts.HEALTH)
                    .with("image", TEXT)
                    .with("init", TRUTH_OR_NOT)
                    .with("ipc", TEXT)
                    .with("isolation", TEXT)
                    .with("labels", TEXT_MAP)
                    .with("links", TEXTS)
                    .with("logging", new Fields().with("driver", TEXT).with("options", TEXT_MAP))
                    .with("log_driver", TEXT)
                    .with("log_opt", TEXT_MAP)
                    .with("mem_limit", BYTES)
                    .with("mem_reservation", BYTES)
                    .with("memswap_limit", BYTES)
                    .with("mem_swappiness", BYTES)
                    .with("mac_address", TEXT)
                    .with(
                            "models",
                            Shape.mapOf(
                                    new Fields()
                                            .with("endpoint_var", TEXT)
                                            .with("model_var", TEXT)))
                    .with("net", TEXT)
                    .with("network_mode", TEXT)
                    .with("networks", ServiceParts.NETWORKS)
                    .with("oom_kill_disable", TRUTH)
                    .with("oom_score_adj", NUMBER)
                    .with("pid", TEXT)
                    .with("pids_limit", NUMBER)
                    .with("platform", TEXT)
                    .with("ports", ServiceParts.PORTS)
                    .with("privileged", TRUTH)
                    .with("pull_policy", TEXT)
                    .with("read_only", TRUTH)
                    .with("restart", TEXT)
                    .with("runtime", TEXT)
                    .with("scale", NUMBER_OR_ZERO)
                    .with("secrets", ServiceParts.FILES)
                    .with("security_opt", TEXTS)
                    .with("shm_size", BYTES)
                    .with("stdin_open", TRUTH)
                    .with("stop_grace_period", DURATION)
                    .with("stop_signal", TEXT)
                    .with("storage_opt", TEXT_MAP)
                    .with("sysctls", TEXT_MAP)
                    .with("tmpfs", TEXTS)
                    .with("tty", TRUTH)
                    .with("ulimits", ServiceParts.ULIMITS)
                    .with("use_api_socket", TRUTH)
                    .with("user", TEXT)
                    .with("userns_mode", TEXT)
                    .with("uts", TEXT)
                    .with("volume_driver", TEXT)
                    .with("volumes", ServiceParts.VOLUMES)
                    .with("volumes_from", TEXTS)
                    .with("working_dir", TEXT)
                    .with("post_start", Shape.list(ServiceParts.HOOKS))
                    .with("pre_stop", Shape.list(ServiceParts.HOOKS));

    private static final Shape NETWORK =
            new Fields()
                    .with("name", TEXT)
                    .with("driver", TEXT)
                    .with("driver_opts", TEXT_MAP)
                    .with(
                            "ipam",
                            ServiceParts.always(
                                    new Fields()
                                            .with("driver", TEXT)
                                            .with(
                                                    "config",
                                                    Shape.list(
                                                            new Fields()
                                                                    .with("subnet", TEXT)
                                                                    .with("gateway", TEXT)
                                                                    .with("ip_range", TEXT)
                                                                    .with(
                                                                            "aux_addresses",
                                                                            TEXT_MAP)))))
                    .with("external", TRUTH)
                    .with("internal", TRUTH)
                    .with("attachable", TRUTH)
                    .with("labels", TEXT_MAP)
                    .with("enable_ipv4", TRUTH_OR_NOT)
                    .with("enable_ipv6", TRUTH_OR_NOT);

    private static final Shape VOLUME =
            new Fields()
                    .with("name", TEXT)
                    .with("driver", TEXT)
                    .with("driver_opts", TEXT_MAP)
                    .with("external", TRUTH)
                    .with("labels", TEXT_MAP);

    private static final Shape FILE =
            new Fields()
                    .with("name", TEXT)
                    .with("file", TEXT)
                    .with("environment", TEXT)
                    .with("content", TEXT)
                    .with("external", TRUTH)
                    .with("labels", TEXT_MAP)
                    .with("driver", TEXT)
                    .with("driver_opts", TEXT_MAP)
                    .with("template_driver", TEXT);

    private static final Map<String, Shape> KINDS = kinds();

    private ProjectJson() {}

    private static Map<String, Shape> kinds() {
        var kinds = new LinkedHashMap<String, Shape>();
        kinds.put("networks", NETWORK);
        kinds.put("volumes", VOLUME);
        kinds.put("secrets", FILE);
        kinds.put("configs", FILE);
        return kinds;
    }

    /// What a service may say.
    static List<String> serviceAttributes() {
        return SERVICE.names();
    }

    /// @param service with all that belongs to it
    static JsonNode service(@Nullable Object service) {
        var node = SERVICE.json(service);
        return node == null ? JsonNodeFactory.instance.objectNode() : node;
    }

    static ObjectNode of(Map<String, @Nullable Object> model) {
        var project = JsonNodeFactory.instance.objectNode();
        project.put("name", Values.text(model.get("name")));
        var services = project.putObject("services");
        new TreeMap<>(Values.mapIn(model, "services"))
                .forEach((name, each) -> services.set(name, service(each)));
        KINDS.forEach((kind, shape) -> {
            var all = Values.mapIn(model, kind);
            if (!all.isEmpty()) {
                var object = project.putObject(kind);
                new TreeMap<>(all).forEach((name, each) -> object.set(name, shape.json(each)));
            }
        });
        new TreeMap<>(model)
                .forEach((key, value) -> {
                    if (key.startsWith("x-")) {
                        project.set(key, SchemaCheck.node(value));
                    }
                });
        return project;
    }
}
