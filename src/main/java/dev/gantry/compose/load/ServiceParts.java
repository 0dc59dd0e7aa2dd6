package dev.gantry.compose.load;

import static dev.gantry.compose.load.Shape.BYTES;
import static dev.gantry.compose.load.Shape.COMMAND;
import static dev.gantry.compose.load.Shape.DURATION;
import static dev.gantry.compose.load.Shape.DURATION_NOT_ZERO;
import static dev.gantry.compose.load.Shape.ENVIRONMENT;
import static dev.gantry.compose.load.Shape.FILE_MODE;
import static dev.gantry.compose.load.Shape.FRACTION;
import static dev.gantry.compose.load.Shape.NUMBER;
import static dev.gantry.compose.load.Shape.NUMBER_OR_ZERO;
import static dev.gantry.compose.load.Shape.TEXT;
import static dev.gantry.compose.load.Shape.TEXTS;
import static dev.gantry.compose.load.Shape.TEXT_MAP;
import static dev.gantry.compose.load.Shape.TRUTH;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gantry.compose.load.Shape.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of a service as the reference writes them, fields in its order.
final class ServiceParts {

    private ServiceParts() {}

    static final Shape ULIMITS =
            Shape.mapOf(
                    Shape.either(NUMBER, new Fields().with("soft", NUMBER).with("hard", NUMBER)));

    static final Shape FILES =
            Shape.list(
                    new Fields()
                            .with("source", TEXT)
                            .with("target", TEXT)
                            .with("uid", TEXT)
                            .with("gid", TEXT)
                            .with("mode", FILE_MODE));

    static final Shape BUILD =
            new Fields()
                    .with("context", TEXT)
                    .with("dockerfile", TEXT)
                    .with("dockerfile_inline", TEXT)
                    .with("entitlements", TEXTS)
                    .with("args", TEXT_MAP)
                    .with("provenance", TEXT)
                    .with("sbom", TEXT)
                    .with("ssh", TEXTS)
                    .with("labels", TEXT_MAP)
                    .with("cache_from", TEXTS)
                    .with("cache_to", TEXTS)
                    .with("no_cache", TRUTH)
                    .with("additional_contexts", TEXT_MAP)
                    .with("pull", TRUTH)
                    .with("extra_hosts", TEXTS)
                    .with("isolation", TEXT)
                    .with("network", TEXT)
                    .with("target", TEXT)
                    .with("secrets", FILES)
                    .with("shm_size", BYTES)
                    .with("tags", TEXTS)
                    .with("ulimits", ULIMITS)
                    .with("platforms", TEXTS)
                    .with("privileged", TRUTH);

    static final Shape HOOKS =
            new Fields()
                    .with("command", COMMAND)
                    .with("user", TEXT)
                    .with("privileged", TRUTH)
                    .with("working_dir", TEXT)
                    .with("environment", ENVIRONMENT);

    static final Shape DEVELOP =
            new Fields()
                    .with(
                            "watch",
                            Shape.list(
                                    new Fields()
                                            .with("path", TEXT)
                                            .with("action", TEXT)
                                            .with("target", TEXT)
                                            .with("exec", alwaysOf(HOOKS))
                                            .with("include", TEXTS)
                                            .with("ignore", TEXTS)
                                            .with("initial_sync", TRUTH)));

    private static Shape throttled(String what, Shape shape) {
        return Shape.list(value -> {
            var map = Values.map(value);
            if (map == null) {
                return null;
            }
            var object = JsonNodeFactory.instance.objectNode();
            object.put("Path", Values.text(map.get("path")));
            object.set(what, shape.json(map.get(what.toLowerCase(java.util.Locale.ROOT))));
            return object;
        });
    }

    static final Shape BLKIO =
            new Fields()
                    .with("weight", NUMBER)
                    .with("weight_device", throttled("Weight", NUMBER))
                    .with("device_read_bps", throttled("Rate", BYTES))
                    .with("device_read_iops", throttled("Rate", BYTES))
                    .with("device_write_bps", throttled("Rate", BYTES))
                    .with("device_write_iops", throttled("Rate", BYTES));

    static final Shape DEVICES =
            Shape.list(
                    new Fields()
                            .with("capabilities", TEXTS)
                            .with("driver", TEXT)
                            .with("count", NUMBER)
                            .with("device_ids", TEXTS)
                            .with("options", TEXT_MAP));

    static final Shape RESOURCE =
            new Fields()
                    .with("cpus", FRACTION)
                    .with("memory", BYTES)
                    .with("pids", NUMBER)
                    .with("devices", DEVICES)
                    .with(
                            "generic_resources",
                            Shape.list(
                                    new Fields()
                                            .with(
                                                    "discrete_resource_spec",
                                                    new Fields()
                                                            .with("kind", TEXT)
                                                            .with("value", NUMBER))));

    static final Shape UPDATE =
            new Fields()
                    .with("parallelism", NUMBER_OR_ZERO)
                    .with("delay", DURATION_NOT_ZERO)
                    .with("failure_action", TEXT)
                    .with("monitor", DURATION_NOT_ZERO)
                    .with("max_failure_ratio", FRACTION)
                    .with("order", TEXT);

    static final Shape DEPLOY =
            new Fields()
                    .with("mode", TEXT)
                    .with("replicas", NUMBER_OR_ZERO)
                    .with("labels", TEXT_MAP)
                    .with("update_config", UPDATE)
                    .with("rollback_config", UPDATE)
                    .with(
                            "resources",
                            always(
                                    new Fields()
                                            .with("limits", RESOURCE)
                                            .with("reservations", RESOURCE)))
                    .with(
                            "restart_policy",
                            new Fields()
                                    .with("condition", TEXT)
                                    .with("delay", DURATION)
                                    .with("max_attempts", NUMBER_OR_ZERO)
                                    .with("window", DURATION))
                    .with(
                            "placement",
                            always(
                                    new Fields()
                                            .with("constraints", TEXTS)
                                            .with(
                                                    "preferences",
                                                    Shape.list(new Fields().with("spread", TEXT)))
                                            .with("max_replicas_per_node", NUMBER)))
                    .with("endpoint_mode", TEXT);

    /// As if something were there.
    private static Shape alwaysOf(Shape shape) {
        return value -> shape.json(value == null ? Map.of() : value);
    }

    /// Never left out.
    static Shape always(Shape shape) {
        return value -> {
            var node = shape.json(value);
            return node == null ? JsonNodeFactory.instance.objectNode() : node;
        };
    }

    static final Shape HEALTH =
            new Fields()
                    .with("test", ServiceParts::test)
                    .with("timeout", DURATION)
                    .with("interval", DURATION)
                    .with("retries", NUMBER_OR_ZERO)
                    .with("start_period", DURATION)
                    .with("start_interval", DURATION)
                    .with("disable", TRUTH);

    private static @Nullable JsonNode test(@Nullable Object value) {
        if (value instanceof String shell) {
            var test = JsonNodeFactory.instance.arrayNode();
            return test.add("CMD-SHELL").add(shell);
        }
        return TEXTS.json(value);
    }

    static final Shape PORTS =
            Shape.list(
                    new Fields()
                            .with("name", TEXT)
                            .with("mode", TEXT)
                            .with("host_ip", TEXT)
                            .with("target", NUMBER)
                            .with("published", TEXT)
                            .with("protocol", TEXT)
                            .with("app_protocol", TEXT));

    static final Shape NETWORKS =
            Shape.mapOf(
                    new Fields()
                            .with("aliases", TEXTS)
                            .with("driver_opts", TEXT_MAP)
                            .with("gw_priority", NUMBER)
                            .with("interface_name", TEXT)
                            .with("ipv4_address", TEXT)
                            .with("ipv6_address", TEXT)
                            .with("link_local_ips", TEXTS)
                            .with("mac_address", TEXT)
                            .with("priority", NUMBER));

    static final Shape VOLUMES =
            Shape.list(
                    new Fields()
                            .with("type", TEXT)
                            .with("source", TEXT)
                            .with("target", TEXT)
                            .with("read_only", TRUTH)
                            .with("consistency", TEXT)
                            .with(
                                    "bind",
                                    new Fields()
                                            .with("selinux", TEXT)
                                            .with("propagation", TEXT)
                                            .with("create_host_path", TRUTH)
                                            .with("recursive", TEXT))
                            .with(
                                    "volume",
                                    new Fields()
                                            .with("labels", TEXT_MAP)
                                            .with("nocopy", TRUTH)
                                            .with("subpath", TEXT))
                            .with("tmpfs", new Fields().with("size", BYTES).with("mode", NUMBER))
                            .with("image", new Fields().with("subpath", TEXT)));
}
