package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a service's containers may take, in the engine's words.
final class ResourcePart {

    private static final double NANO = 1e9;

    private static final Map<String, String> NUMBERS = new LinkedHashMap<>();
    private static final Map<String, String> BLOCK_RATES = new LinkedHashMap<>();

    static {
        NUMBERS.put("mem_limit", "Memory");
        NUMBERS.put("memswap_limit", "MemorySwap");
        NUMBERS.put("mem_reservation", "MemoryReservation");
        NUMBERS.put("mem_swappiness", "MemorySwappiness");
        NUMBERS.put("cpu_shares", "CpuShares");
        NUMBERS.put("cpu_period", "CpuPeriod");
        NUMBERS.put("cpu_quota", "CpuQuota");
        NUMBERS.put("cpu_rt_period", "CpuRealtimePeriod");
        NUMBERS.put("cpu_rt_runtime", "CpuRealtimeRuntime");
        NUMBERS.put("cpu_count", "CpuCount");
        NUMBERS.put("pids_limit", "PidsLimit");
        NUMBERS.put("shm_size", "ShmSize");
        NUMBERS.put("oom_score_adj", "OomScoreAdj");
        BLOCK_RATES.put("device_read_bps", "BlkioDeviceReadBps");
        BLOCK_RATES.put("device_read_iops", "BlkioDeviceReadIOps");
        BLOCK_RATES.put("device_write_bps", "BlkioDeviceWriteBps");
        BLOCK_RATES.put("device_write_iops", "BlkioDeviceWriteIOps");
    }

    private final Service service;
    private final ObjectNode host;

    private ResourcePart(Service service, ObjectNode host) {
        this.service = service;
        this.host = host;
    }

    static void add(Service service, ObjectNode host) {
        var part = new ResourcePart(service, host);
        part.simple();
        part.limits(service.json().path("deploy").path("resources"));
        part.blocks(service.json().path("blkio_config"));
        part.ulimits();
        part.devices();
    }

    private void simple() {
        var json = service.json();
        NUMBERS.forEach((key, name) -> put(name, number(json.path(key))));
        if (json.path("oom_kill_disable").asBoolean()) {
            host.put("OomKillDisable", true);
        }
        CreateBody.text(service, "cpuset", "CpusetCpus", host);
        cpus(json.path("cpus"));
        put("CpuPercent", (long) (json.path("cpu_percent").asDouble(0) * 100));
    }

    private void cpus(JsonNode cpus) {
        put("NanoCpus", (long) ((double) (float) cpus.asDouble(0) * NANO));
    }

    private void limits(JsonNode resources) {
        var limits = resources.path("limits");
        put("Memory", number(limits.path("memory")));
        put("PidsLimit", number(limits.path("pids")));
        cpus(limits.path("cpus"));
        put("MemoryReservation", number(resources.path("reservations").path("memory")));
    }

    private void blocks(JsonNode blocks) {
        put("BlkioWeight", number(blocks.path("weight")));
        if (!blocks.path("weight_device").isEmpty()) {
            host.set("BlkioWeightDevice", blocks.path("weight_device").deepCopy());
        }
        BLOCK_RATES.forEach((key, name) -> {
            for (var each : blocks.path(key)) {
                host.withArrayProperty(name)
                        .addObject()
                        .put("Path", each.path("Path").asText())
                        .put("Rate", number(each.path("Rate")));
            }
        });
    }

    private void ulimits() {
        service.json()
                .path("ulimits")
                .forEachEntry((name, limit) -> {
                    long soft = limit.isNumber() ? limit.asLong() : limit.path("soft").asLong();
                    long hard = limit.isNumber() ? limit.asLong() : limit.path("hard").asLong();
                    host.withArrayProperty("Ulimits")
                            .addObject()
                            .put("Name", name)
                            .put("Soft", soft)
                            .put("Hard", hard);
                });
    }

    private void devices() {
        for (var device : service.json().path("devices")) {
            var source = device.path("source").asText();
            if (!source.startsWith("/") && source.indexOf('=') > 0) {
                host.withArrayProperty("DeviceRequests")
                        .addObject()
                        .put("Driver", "cdi")
                        .putArray("DeviceIDs")
                        .add(source);
            } else {
                host.withArrayProperty("Devices")
                        .addObject()
                        .put("PathOnHost", source)
                        .put("PathInContainer", device.path("target").asText())
                        .put("CgroupPermissions", device.path("permissions").asText());
            }
        }
        for (var gpu : service.json().path("gpus")) {
            request(gpu, true);
        }
        var reserved = service.json().path("deploy").path("resources").path("reservations");
        for (var device : reserved.path("devices")) {
            request(device, false);
        }
    }

    private void request(JsonNode device, boolean gpu) {
        var request = host.withArrayProperty("DeviceRequests").addObject();
        request.put("Driver", device.path("driver").asText(""));
        request.put("Count", device.path("count").asInt(0));
        var ids = request.putArray("DeviceIDs");
        Service.texts(device.path("device_ids")).forEach(ids::add);
        var capabilities = request.putArray("Capabilities").addArray();
        Service.texts(device.path("capabilities")).forEach(capabilities::add);
        if (gpu) {
            capabilities.add("gpu");
        }
        var options = request.putObject("Options");
        device.path("options").forEachEntry((key, value) -> options.put(key, value.asText()));
    }

    private void put(String name, long value) {
        if (value != 0) {
            host.put(name, value);
        }
    }

    /// Sizes stand as text.
    private static long number(JsonNode node) {
        if (node.isTextual()) {
            var text = node.asText();
            return text.isEmpty() ? 0 : Long.parseLong(text);
        }
        return node.asLong(0);
    }
}
