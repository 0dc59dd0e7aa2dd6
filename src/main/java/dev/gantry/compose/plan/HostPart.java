package dev.gantry.compose.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a service's containers stand on their machine, in the engine's words.
final class HostPart {

    private static final Map<String, String> TEXTS = new LinkedHashMap<>();
    private static final Map<String, String> LISTS = new LinkedHashMap<>();
    private static final Map<String, String> MAPS = new LinkedHashMap<>();
    private static final Map<String, String> TRUTHS = new LinkedHashMap<>();

    static {
        TEXTS.put("cgroup", "CgroupnsMode");
        TEXTS.put("cgroup_parent", "CgroupParent");
        TEXTS.put("isolation", "Isolation");
        TEXTS.put("runtime", "Runtime");
        TEXTS.put("userns_mode", "UsernsMode");
        TEXTS.put("uts", "UTSMode");
        TEXTS.put("volume_driver", "VolumeDriver");
        LISTS.put("cap_add", "CapAdd");
        LISTS.put("cap_drop", "CapDrop");
        LISTS.put("dns", "Dns");
        LISTS.put("dns_opt", "DnsOptions");
        LISTS.put("dns_search", "DnsSearch");
        LISTS.put("group_add", "GroupAdd");
        LISTS.put("device_cgroup_rules", "DeviceCgroupRules");
        MAPS.put("storage_opt", "StorageOpt");
        MAPS.put("sysctls", "Sysctls");
        MAPS.put("annotations", "Annotations");
        TRUTHS.put("init", "Init");
        TRUTHS.put("privileged", "Privileged");
        TRUTHS.put("read_only", "ReadonlyRootfs");
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final Making making;
    private final Service service;
    private final ObjectNode host = JsonNodeFactory.instance.objectNode();

    private HostPart(Making making) {
        this.making = making;
        this.service = making.service();
    }

    static ObjectNode of(Making making) {
        return new HostPart(making).host();
    }

    private ObjectNode host() {
        TEXTS.forEach((key, name) -> CreateBody.text(service, key, name, host));
        LISTS.forEach(this::copy);
        MAPS.forEach(this::copy);
        TRUTHS.forEach(this::copy);
        PortPart.published(service, host);
        shared("ipc", "IpcMode");
        shared("pid", "PidMode");
        restart();
        logging();
        hosts();
        tmpfs();
        security();
        volumesFrom();
        return host;
    }

    private void copy(String key, String name) {
        var value = service.json().path(key);
        if (!value.isMissingNode() && !value.isNull()) {
            host.set(name, value.deepCopy());
        }
    }

    private void shared(String key, String name) {
        var other = service.sharedWith().get(key);
        if (other != null) {
            host.put(name, "container:" + making.container(other));
        } else {
            CreateBody.text(service, key, name, host);
        }
    }

    private void restart() {
        var parts = service.text("restart").split(":", 2);
        if (!parts[0].isEmpty()) {
            int attempts = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
            policy(parts[0], attempts);
        }
        var policy = service.json().path("deploy").path("restart_policy");
        if (policy.isObject()) {
            policy(
                    word(policy.path("condition").asText("any")),
                    policy.path("max_attempts").asInt(0));
        }
    }

    private static String word(String condition) {
        return switch (condition) {
            case "none" -> "no";
            case "any" -> "always";
            default -> condition;
        };
    }

    private void policy(String name, int attempts) {
        host.putObject("RestartPolicy").put("Name", name).put("MaximumRetryCount", attempts);
    }

    private void logging() {
        var logging = service.json().path("logging");
        if (logging.isObject()) {
            var config = host.putObject("LogConfig").put("Type", logging.path("driver").asText(""));
            config.set("Config", logging.path("options").deepCopy());
        }
    }

    /// `host=ip`, where the engine wants `host:ip`.
    private void hosts() {
        var hosts = host.putArray("ExtraHosts");
        service.texts("extra_hosts").forEach(line -> hosts.add(line.replaceFirst("=", ":")));
    }

    private void tmpfs() {
        var all = service.texts("tmpfs");
        if (!all.isEmpty()) {
            var tmpfs = host.putObject("Tmpfs");
            for (var each : all) {
                var parts = each.split(":", 2);
                tmpfs.put(parts[0], parts.length == 2 ? parts[1] : "");
            }
        }
    }

    private void security() {
        var all = service.texts("security_opt");
        if (all.isEmpty()) {
            return;
        }
        var options = host.putArray("SecurityOpt");
        for (var each : all) {
            if (each.equals("systempaths=unconfined")) {
                host.putArray("MaskedPaths");
                host.putArray("ReadonlyPaths");
            } else {
                options.add(option(each));
            }
        }
    }

    /// A profile in a file goes to the engine as its text.
    private String option(String option) {
        var parts = option.split("[=:]", 2);
        boolean file =
                parts.length == 2
                        && parts[0].equals("seccomp")
                        && !List.of("unconfined", "builtin").contains(parts[1]);
        return file ? "seccomp=" + profile(parts[1]) : option;
    }

    private String profile(String file) {
        try {
            var text = Files.readString(making.origin().folder().resolve(file));
            return JSON.readTree(text).toString();
        } catch (JsonProcessingException wrong) {
            throw new UnsupportedException(
                    service.name(), "the seccomp profile " + file + " is no JSON");
        } catch (IOException unreadable) {
            throw new UnsupportedException(
                    service.name(), "the seccomp profile " + file + " cannot be read");
        }
    }

    private void volumesFrom() {
        var all = service.volumesFrom();
        if (all.isEmpty()) {
            return;
        }
        var from = host.putArray("VolumesFrom");
        for (var each : all) {
            var parts = each.split(":", 2);
            from.add(
                    parts[0].equals("container")
                            ? parts[1]
                            : making.container(parts[0])
                                    + (parts.length == 2 ? ":" + parts[1] : ""));
        }
    }
}
