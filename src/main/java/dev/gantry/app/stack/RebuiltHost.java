package dev.gantry.app.stack;

import static dev.gantry.app.stack.RebuiltFile.copy;
import static dev.gantry.app.stack.RebuiltFile.text;
import static dev.gantry.app.stack.RebuiltFile.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// How a container stands on its machine, in the words of compose.
final class RebuiltHost {

    private static final double NANO = 1e9;

    private static final Map<String, String> LISTS = new LinkedHashMap<>();
    private static final Map<String, String> TEXTS = new LinkedHashMap<>();
    private static final Map<String, String> NUMBERS = new LinkedHashMap<>();

    static {
        LISTS.put("CapAdd", "cap_add");
        LISTS.put("CapDrop", "cap_drop");
        LISTS.put("Dns", "dns");
        LISTS.put("DnsOptions", "dns_opt");
        LISTS.put("DnsSearch", "dns_search");
        LISTS.put("ExtraHosts", "extra_hosts");
        LISTS.put("GroupAdd", "group_add");
        LISTS.put("SecurityOpt", "security_opt");
        LISTS.put("Sysctls", "sysctls");
        TEXTS.put("PidMode", "pid");
        TEXTS.put("UTSMode", "uts");
        TEXTS.put("UsernsMode", "userns_mode");
        TEXTS.put("CpusetCpus", "cpuset");
        TEXTS.put("CgroupParent", "cgroup_parent");
        NUMBERS.put("Memory", "mem_limit");
        NUMBERS.put("MemoryReservation", "mem_reservation");
        NUMBERS.put("CpuShares", "cpu_shares");
        NUMBERS.put("CpuQuota", "cpu_quota");
        NUMBERS.put("PidsLimit", "pids_limit");
    }

    private final JsonNode host;
    private final ObjectNode service;

    RebuiltHost(JsonNode host, ObjectNode service) {
        this.host = host;
        this.service = service;
    }

    void add() {
        LISTS.forEach((from, to) -> copy(host, from, service, to));
        TEXTS.forEach((from, to) -> text(host, from, service, to));
        NUMBERS.forEach((from, to) -> {
            if (host.path(from).asLong(0) > 0) {
                service.put(to, host.path(from).asLong());
            }
        });
        truth(host, "Privileged", service, "privileged");
        truth(host, "ReadonlyRootfs", service, "read_only");
        truth(host, "Init", service, "init");
        if (host.path("NanoCpus").asLong(0) > 0) {
            service.put("cpus", host.path("NanoCpus").asLong() / NANO);
        }
        if (!RebuiltFile.isUsualShm(host.path("ShmSize").asLong(0))) {
            service.put("shm_size", host.path("ShmSize").asLong());
        }
        if (!Set.of("", "private", "shareable").contains(host.path("IpcMode").asText(""))) {
            service.put("ipc", host.path("IpcMode").asText());
        }
        ports();
        restart();
        tmpfs();
        ulimits();
        logging();
        devices();
    }

    private void ports() {
        var ports = JsonNodeFactory.instance.arrayNode();
        host.path("PortBindings")
                .forEachEntry((inside, bindings) -> {
                    for (var binding : bindings) {
                        var ip = binding.path("HostIp").asText("");
                        var port = binding.path("HostPort").asText("");
                        var address = ip.contains(":") ? "[" + ip + "]" : ip;
                        ports.add(
                                (address.isEmpty() ? "" : address + ":")
                                        + (port.isEmpty() && address.isEmpty() ? "" : port + ":")
                                        + inside.replace("/tcp", ""));
                    }
                });
        if (!ports.isEmpty()) {
            service.set("ports", ports);
        }
    }

    private void restart() {
        var policy = host.path("RestartPolicy");
        var name = policy.path("Name").asText("");
        int attempts = policy.path("MaximumRetryCount").asInt(0);
        if (!name.isEmpty() && !name.equals("no")) {
            service.put("restart", attempts > 0 ? name + ":" + attempts : name);
        }
    }

    private void tmpfs() {
        var tmpfs = JsonNodeFactory.instance.arrayNode();
        host.path("Tmpfs")
                .forEachEntry((target, options) ->
                        tmpfs.add(
                                options.asText("").isEmpty()
                                        ? target
                                        : target + ":" + options.asText()));
        if (!tmpfs.isEmpty()) {
            service.set("tmpfs", tmpfs);
        }
    }

    private void ulimits() {
        for (var limit : host.path("Ulimits")) {
            service.withObjectProperty("ulimits")
                    .putObject(limit.path("Name").asText())
                    .put("soft", limit.path("Soft").asLong())
                    .put("hard", limit.path("Hard").asLong());
        }
    }

    private void logging() {
        var log = host.path("LogConfig");
        boolean usual =
                Set.of("", "json-file").contains(log.path("Type").asText(""))
                        && log.path("Config").isEmpty();
        if (!usual) {
            var logging = service.putObject("logging").put("driver", log.path("Type").asText());
            copy(log, "Config", logging, "options");
        }
    }

    private void devices() {
        for (var device : host.path("Devices")) {
            service.withArrayProperty("devices")
                    .add(
                            device.path("PathOnHost").asText()
                                    + ":"
                                    + device.path("PathInContainer").asText()
                                    + ":"
                                    + device.path("CgroupPermissions").asText("rwm"));
        }
    }
}
