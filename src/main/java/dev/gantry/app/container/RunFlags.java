package dev.gantry.app.container;

import static java.util.Map.entry;

import dev.gantry.app.container.DraftException.Reason;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the options of `docker run` say in the engine's create call.
final class RunFlags {

    /// What an option does with its value.
    interface Deed {
        void to(RunDraft draft, String value);
    }

    /// What one letter stands for.
    static final Map<String, String> SHORT =
            Map.ofEntries(
                    entry("a", "attach"),
                    entry("c", "cpu-shares"),
                    entry("d", "detach"),
                    entry("e", "env"),
                    entry("h", "hostname"),
                    entry("i", "interactive"),
                    entry("l", "label"),
                    entry("m", "memory"),
                    entry("P", "publish-all"),
                    entry("p", "publish"),
                    entry("q", "quiet"),
                    entry("t", "tty"),
                    entry("u", "user"),
                    entry("v", "volume"),
                    entry("w", "workdir"));

    /// Options that stand alone, or with `=true` and `=false`.
    static final Map<String, Deed> SWITCHES =
            Map.ofEntries(
                    entry("detach", RunFlags::nothing),
                    entry("quiet", RunFlags::nothing),
                    entry("sig-proxy", RunFlags::nothing),
                    entry("disable-content-trust", RunFlags::nothing),
                    entry("use-api-socket", leftOut("--use-api-socket")),
                    entry("interactive", (draft, on) -> draft.config("OpenStdin", isOn(on))),
                    entry("tty", (draft, on) -> draft.config("Tty", isOn(on))),
                    entry("rm", (draft, on) -> draft.host("AutoRemove", isOn(on))),
                    entry("init", (draft, on) -> draft.host("Init", isOn(on))),
                    entry("privileged", (draft, on) -> draft.host("Privileged", isOn(on))),
                    entry("read-only", (draft, on) -> draft.host("ReadonlyRootfs", isOn(on))),
                    entry("publish-all", (draft, on) -> draft.host("PublishAllPorts", isOn(on))),
                    entry(
                            "oom-kill-disable",
                            (draft, on) -> draft.host("OomKillDisable", isOn(on))),
                    entry("no-healthcheck", (draft, _) -> draft.noHealthCheck()));

    /// Options with a value.
    static final Map<String, Deed> VALUES =
            Map.ofEntries(
                    entry("attach", RunFlags::nothing),
                    entry("pull", leftOut("--pull")),
                    entry("cidfile", leftOut("--cidfile")),
                    entry("cpu-count", leftOut("--cpu-count")),
                    entry("cpu-percent", leftOut("--cpu-percent")),
                    entry("io-maxbandwidth", leftOut("--io-maxbandwidth")),
                    entry("io-maxiops", leftOut("--io-maxiops")),
                    entry("kernel-memory", leftOut("--kernel-memory")),
                    entry("platform", RunDraft::platform),
                    entry("isolation", (draft, it) -> draft.host("Isolation", it)),
                    entry("annotation", (draft, it) -> draft.pair("Annotations", it)),
                    entry(
                            "cpu-rt-period",
                            (draft, it) -> draft.host("CpuRealtimePeriod", number(it))),
                    entry(
                            "cpu-rt-runtime",
                            (draft, it) -> draft.host("CpuRealtimeRuntime", number(it))),
                    entry("device-cgroup-rule", (draft, it) -> draft.add("DeviceCgroupRules", it)),
                    entry(
                            "blkio-weight-device",
                            (draft, it) ->
                                    draft.perDevice(
                                            "BlkioWeightDevice", "Weight", it, Quantities::number)),
                    entry(
                            "device-read-bps",
                            (draft, it) ->
                                    draft.perDevice(
                                            "BlkioDeviceReadBps", "Rate", it, Quantities::bytes)),
                    entry(
                            "device-write-bps",
                            (draft, it) ->
                                    draft.perDevice(
                                            "BlkioDeviceWriteBps", "Rate", it, Quantities::bytes)),
                    entry(
                            "device-read-iops",
                            (draft, it) ->
                                    draft.perDevice(
                                            "BlkioDeviceReadIOps", "Rate", it, Quantities::number)),
                    entry(
                            "device-write-iops",
                            (draft, it) ->
                                    draft.perDevice(
                                            "BlkioDeviceWriteIOps",
                                            "Rate",
                                            it,
                                            Quantities::number)),
                    entry(
                            "label-file",
                            (draft, it) -> EnvFile.lines(Path.of(it)).forEach(draft::label)),
                    entry("link-local-ip", ofFirst("link-local-ip")),
                    entry("mac-address", RunFlags::mac),
                    entry("detach-keys", RunFlags::nothing),
                    entry("name", RunDraft::name),
                    entry("hostname", (draft, it) -> draft.config("Hostname", it)),
                    entry("domainname", (draft, it) -> draft.config("Domainname", it)),
                    entry("user", (draft, it) -> draft.config("User", it)),
                    entry("workdir", (draft, it) -> draft.config("WorkingDir", it)),
                    entry("stop-signal", (draft, it) -> draft.config("StopSignal", it)),
                    entry("stop-timeout", (draft, it) -> draft.config("StopTimeout", number(it))),
                    entry("entrypoint", RunDraft::entrypoint),
                    entry("env", RunDraft::variable),
                    entry(
                            "env-file",
                            (draft, it) -> EnvFile.read(Path.of(it)).forEach(draft::variable)),
                    entry("label", RunDraft::label),
                    entry("publish", RunDraft::publish),
                    entry("expose", RunDraft::expose),
                    entry("volume", RunDraft::volume),
                    entry("mount", RunDraft::mount),
                    entry("tmpfs", RunDraft::tmpfs),
                    entry("volumes-from", (draft, it) -> draft.add("VolumesFrom", it)),
                    entry("network", (draft, it) -> draft.networks().add(it)),
                    entry("net", (draft, it) -> draft.networks().add(it)),
                    entry("network-alias", ofFirst("alias")),
                    entry("net-alias", ofFirst("alias")),
                    entry("ip", ofFirst("ip")),
                    entry("ip6", ofFirst("ip6")),
                    entry(
                            "link",
                            (draft, it) ->
                                    draft.add("Links", it.contains(":") ? it : it + ":" + it)),
                    entry("dns", (draft, it) -> draft.add("Dns", it)),
                    entry("dns-search", (draft, it) -> draft.add("DnsSearch", it)),
                    entry("dns-option", (draft, it) -> draft.add("DnsOptions", it)),
                    entry("dns-opt", (draft, it) -> draft.add("DnsOptions", it)),
                    entry(
                            "add-host",
                            (draft, it) -> draft.add("ExtraHosts", it.replaceFirst("=", ":"))),
                    entry(
                            "restart",
                            (draft, it) -> draft.host("RestartPolicy", RestartPolicies.node(it))),
                    entry("memory", (draft, it) -> draft.host("Memory", Quantities.bytes(it))),
                    entry(
                            "memory-reservation",
                            (draft, it) -> draft.host("MemoryReservation", Quantities.bytes(it))),
                    entry(
                            "memory-swap",
                            (draft, it) ->
                                    draft.host(
                                            "MemorySwap",
                                            it.equals("-1") ? -1 : Quantities.bytes(it))),
                    entry(
                            "memory-swappiness",
                            (draft, it) -> draft.host("MemorySwappiness", number(it))),
                    entry("cpus", (draft, it) -> draft.host("NanoCpus", Quantities.nanoCpus(it))),
                    entry("cpu-shares", (draft, it) -> draft.host("CpuShares", number(it))),
                    entry("cpu-period", (draft, it) -> draft.host("CpuPeriod", number(it))),
                    entry("cpu-quota", (draft, it) -> draft.host("CpuQuota", number(it))),
                    entry("cpuset-cpus", (draft, it) -> draft.host("CpusetCpus", it)),
                    entry("cpuset-mems", (draft, it) -> draft.host("CpusetMems", it)),
                    entry("pids-limit", (draft, it) -> draft.host("PidsLimit", number(it))),
                    entry("shm-size", (draft, it) -> draft.host("ShmSize", Quantities.bytes(it))),
                    entry("oom-score-adj", (draft, it) -> draft.host("OomScoreAdj", number(it))),
                    entry("blkio-weight", (draft, it) -> draft.host("BlkioWeight", number(it))),
                    entry("ulimit", RunDraft::ulimit),
                    entry("cap-add", (draft, it) -> draft.add("CapAdd", capability(it))),
                    entry("cap-drop", (draft, it) -> draft.add("CapDrop", capability(it))),
                    entry("security-opt", (draft, it) -> draft.add("SecurityOpt", it)),
                    entry("group-add", (draft, it) -> draft.add("GroupAdd", it)),
                    entry("device", RunDraft::device),
                    entry("gpus", RunDraft::gpus),
                    entry("pid", (draft, it) -> draft.host("PidMode", it)),
                    entry("ipc", (draft, it) -> draft.host("IpcMode", it)),
                    entry("uts", (draft, it) -> draft.host("UTSMode", it)),
                    entry("userns", (draft, it) -> draft.host("UsernsMode", it)),
                    entry("cgroupns", (draft, it) -> draft.host("CgroupnsMode", it)),
                    entry("cgroup-parent", (draft, it) -> draft.host("CgroupParent", it)),
                    entry("runtime", (draft, it) -> draft.host("Runtime", it)),
                    entry("volume-driver", (draft, it) -> draft.host("VolumeDriver", it)),
                    entry("sysctl", (draft, it) -> draft.pair("Sysctls", it)),
                    entry("storage-opt", (draft, it) -> draft.pair("StorageOpt", it)),
                    entry("log-driver", (draft, it) -> draft.logConfig().put("Type", it)),
                    entry(
                            "log-opt",
                            (draft, it) ->
                                    RunDraft.pair(
                                            draft.logConfig().withObjectProperty("Config"), it)),
                    entry("health-cmd", (draft, it) -> draft.healthCommand(it)),
                    entry("health-interval", (draft, it) -> time(draft, "Interval", it)),
                    entry("health-timeout", (draft, it) -> time(draft, "Timeout", it)),
                    entry("health-start-period", (draft, it) -> time(draft, "StartPeriod", it)),
                    entry("health-start-interval", (draft, it) -> time(draft, "StartInterval", it)),
                    entry(
                            "health-retries",
                            (draft, it) -> draft.health().put("Retries", number(it))));

    /// A comma with an even number of quotation marks after it.
    private static final String BETWEEN = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    private RunFlags() {}

    static boolean isOn(String value) {
        return switch (value) {
            case "true", "1", "t", "T", "True", "TRUE" -> true;
            case "false", "0", "f", "F", "False", "FALSE" -> false;
            default -> throw new DraftException(Reason.NUMBER, value);
        };
    }

    /// How the CLI waits is not the container's affair.
    private static void nothing(RunDraft draft, String value) {}

    private static long number(String text) {
        return Quantities.number(text);
    }

    private static void time(RunDraft draft, String key, String text) {
        draft.health().put(key, Quantities.time(text).toNanos());
    }

    private static Deed leftOut(String option) {
        return (draft, _) -> draft.leaveOut(option);
    }

    private static Deed ofFirst(String key) {
        return (draft, it) -> draft.networks().ofFirst(key, it);
    }

    /// Old engines look for it at one place, new ones at the other.
    private static void mac(RunDraft draft, String address) {
        draft.config("MacAddress", address);
        draft.networks().ofFirst("mac-address", address);
    }

    /// `a=b,c,"d=e,f"` as names and values.
    static List<String[]> pairs(String text) {
        return Arrays.stream(text.split(BETWEEN, -1))
                .map(part -> part.replaceAll("^\"|\"$", "").split("=", 2))
                .toList();
    }

    /// As the CLI writes it: `CAP_NET_ADMIN`.
    private static String capability(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return upper.equals("ALL") || upper.startsWith("CAP_") ? upper : "CAP_" + upper;
    }
}
