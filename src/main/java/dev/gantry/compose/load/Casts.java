package dev.gantry.compose.load;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a text becomes a number or a truth value once its variables are filled in.
final class Casts {

    enum Type {
        INTEGER,
        FLOAT,
        BOOLEAN
    }

    private static final Map<String, Type> TYPES = types();

    private Casts() {}

    private static Map<String, Type> types() {
        var types = new LinkedHashMap<String, Type>();
        for (var path :
                new String[] {
                    "services.*.configs.*.mode",
                    "services.*.cpu_count",
                    "services.*.cpu_period",
                    "services.*.cpu_quota",
                    "services.*.cpu_rt_period",
                    "services.*.cpu_rt_runtime",
                    "services.*.cpu_shares",
                    "services.*.deploy.replicas",
                    "services.*.deploy.update_config.parallelism",
                    "services.*.deploy.rollback_config.parallelism",
                    "services.*.deploy.restart_policy.max_attempts",
                    "services.*.deploy.placement.max_replicas_per_node",
                    "services.*.healthcheck.retries",
                    "services.*.oom_score_adj",
                    "services.*.pids_limit",
                    "services.*.ports.*.target",
                    "services.*.scale",
                    "services.*.ulimits.*",
                    "services.*.ulimits.*.hard",
                    "services.*.ulimits.*.soft"
                }) {
            types.put(path, Type.INTEGER);
        }
        for (var path :
                new String[] {
                    "services.*.cpu_percent",
                    "services.*.cpus",
                    "services.*.deploy.update_config.max_failure_ratio",
                    "services.*.deploy.rollback_config.max_failure_ratio"
                }) {
            types.put(path, Type.FLOAT);
        }
        for (var path :
                new String[] {
                    "services.*.healthcheck.disable",
                    "services.*.init",
                    "services.*.oom_kill_disable",
                    "services.*.privileged",
                    "services.*.read_only",
                    "services.*.stdin_open",
                    "services.*.tty",
                    "services.*.use_api_socket",
                    "services.*.volumes.*.read_only",
                    "services.*.volumes.*.volume.nocopy",
                    "services.*.build.no_cache",
                    "services.*.build.pull",
                    "services.*.build.privileged",
                    "services.*.depends_on.*.required",
                    "services.*.depends_on.*.restart",
                    "services.*.attach",
                    "networks.*.external",
                    "networks.*.internal",
                    "networks.*.attachable",
                    "networks.*.enable_ipv4",
                    "networks.*.enable_ipv6",
                    "volumes.*.external",
                    "secrets.*.external",
                    "configs.*.external"
                }) {
            types.put(path, Type.BOOLEAN);
        }
        return types;
    }

    static @Nullable Type at(Path path) {
        for (var type : TYPES.entrySet()) {
            if (path.fits(type.getKey())) {
                return type.getValue();
            }
        }
        return null;
    }

    /// @throws NumberFormatException for a text that is none; its message says which type was
    ///   wanted
    static Object cast(String text, Type type) {
        return switch (type) {
            case INTEGER -> integer(text);
            case FLOAT -> decimal(text);
            case BOOLEAN -> truth(text);
        };
    }

    private static Long integer(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException none) {
            throw new NumberFormatException("integer");
        }
    }

    private static Double decimal(String text) {
        if (!text.matches("[-+]?[0-9_.]+([eE][-+]?[0-9]+)?")) {
            throw new NumberFormatException("number");
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException none) {
            throw new NumberFormatException("number");
        }
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "y", "yes", "on" -> true;
            case "false", "n", "no", "off" -> false;
            default -> throw new NumberFormatException("boolean");
        };
    }
}
