package dev.gantry.app.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.ImageDefaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The `docker run` that would make a container again: what its image brings is left out.
final class DockerRun {

    private static final long DEFAULT_SHM_BYTES = 64L << 20;

    private final JsonNode inspect;
    private final JsonNode config;
    private final JsonNode host;
    private final ImageDefaults image;
    private final UnaryOperator<String> assignment;
    private final ShellLine line = new ShellLine("docker run");

    /// @param assignment how a `NAME=value` is written, so that secrets can be hidden
    private DockerRun(String json, ImageDefaults image, UnaryOperator<String> assignment) {
        this.inspect = InspectJson.parse(json);
        this.config = inspect.path("Config");
        this.host = inspect.path("HostConfig");
        this.image = image;
        this.assignment = assignment;
    }

    static String of(String inspectJson, ImageDefaults image, UnaryOperator<String> assignment) {
        return new DockerRun(inspectJson, image, assignment).write();
    }

    private String write() {
        identity();
        environment();
        ports();
        mounts();
        networks();
        limits();
        rights();
        surroundings();
        imageAndCommand();
        return line.toString();
    }

    private void identity() {
        line.flag(host.path("AutoRemove").asBoolean() ? "--rm -d" : "-d");
        line.optionUnlessEmpty("--name", inspect.path("Name").asText().replaceFirst("^/", ""));
        var hostname = config.path("Hostname").asText();
        if (!inspect.path("Id").asText().startsWith(hostname)) {
            line.option("--hostname", hostname);
        }
        line.optionUnlessEmpty("--domainname", config.path("Domainname").asText());
        ifOther("--user", config.path("User").asText(), image.user());
        ifOther("--workdir", config.path("WorkingDir").asText(), image.workingDirectory());
        if (config.path("Tty").asBoolean()) {
            line.flag("--tty");
        }
        if (config.path("OpenStdin").asBoolean()) {
            line.flag("--interactive");
        }
        restart();
        if (config.hasNonNull("StopTimeout")) {
            line.option("--stop-timeout", config.path("StopTimeout").asText());
        }
    }

    private void restart() {
        var policy = host.path("RestartPolicy");
        var name = policy.path("Name").asText();
        int tries = policy.path("MaximumRetryCount").asInt();
        if (!name.isEmpty() && !name.equals("no")) {
            line.option("--restart", tries > 0 ? name + ":" + tries : name);
        }
    }

    private void environment() {
        var brought = new HashSet<>(image.environment());
        for (var one : texts(config.path("Env"))) {
            if (!brought.contains(one)) {
                line.option("--env", assignment.apply(one));
            }
        }
        config.path("Labels")
                .properties()
                .forEach(label -> {
                    var value = label.getValue().asText();
                    if (!value.equals(image.labels().get(label.getKey()))) {
                        line.option("--label", assignment.apply(label.getKey() + "=" + value));
                    }
                });
    }

    private void ports() {
        host.path("PortBindings")
                .properties()
                .forEach(port -> port.getValue().forEach(at -> publish(port.getKey(), at)));
        var published = new HashSet<String>();
        host.path("PortBindings").fieldNames().forEachRemaining(published::add);
        config.path("ExposedPorts")
                .fieldNames()
                .forEachRemaining(port -> {
                    if (!published.contains(port) && !image.exposedPorts().contains(port)) {
                        line.option("--expose", port.replace("/tcp", ""));
                    }
                });
        if (host.path("PublishAllPorts").asBoolean()) {
            line.flag("--publish-all");
        }
    }

    private void publish(String port, JsonNode at) {
        var address = at.path("HostIp").asText();
        var outside = at.path("HostPort").asText();
        var bracketed = address.contains(":") ? "[" + address + "]" : address;
        var inside = port.replace("/tcp", "");
        if (!address.isEmpty()) {
            line.option("--publish", bracketed + ":" + outside + ":" + inside);
        } else {
            line.option("--publish", outside.isEmpty() ? inside : outside + ":" + inside);
        }
    }

    private void mounts() {
        var targets = new HashSet<String>();
        for (var bind : texts(host.path("Binds"))) {
            line.option("--volume", bind);
            targets.add(bind.split(":")[Math.min(1, bind.split(":").length - 1)]);
        }
        host.path("Mounts").forEach(mount -> mount(mount, targets));
        host.path("Tmpfs")
                .properties()
                .forEach(tmpfs -> {
                    var options = tmpfs.getValue().asText();
                    line.option(
                            "--tmpfs", tmpfs.getKey() + (options.isEmpty() ? "" : ":" + options));
                });
        texts(host.path("VolumesFrom")).forEach(from -> line.option("--volumes-from", from));
        anonymousVolumes(targets);
    }

    private void mount(JsonNode mount, Set<String> targets) {
        var target = mount.path("Target").asText();
        targets.add(target);
        var parts = new ArrayList<String>();
        parts.add("type=" + mount.path("Type").asText());
        if (mount.hasNonNull("Source")) {
            parts.add("source=" + mount.path("Source").asText());
        }
        parts.add("target=" + target);
        if (mount.path("ReadOnly").asBoolean()) {
            parts.add("readonly");
        }
        line.option("--mount", String.join(",", parts));
    }

    /// A volume that the image does not ask for and nobody named.
    private void anonymousVolumes(Set<String> named) {
        config.path("Volumes")
                .fieldNames()
                .forEachRemaining(target -> {
                    if (!image.volumes().contains(target) && !named.contains(target)) {
                        line.option("--volume", target);
                    }
                });
    }

    private void networks() {
        var mode = host.path("NetworkMode").asText();
        var isOwn = !Set.of("", "default", "bridge").contains(mode);
        if (isOwn) {
            line.option("--network", mode);
        }
        var endpoint = inspect.path("NetworkSettings").path("Networks").path(mode);
        var asked = endpoint.path("IPAMConfig");
        line.optionUnlessEmpty("--ip", asked.path("IPv4Address").asText(""));
        line.optionUnlessEmpty("--ip6", asked.path("IPv6Address").asText(""));
        if (isOwn) {
            for (var alias : texts(endpoint.path("Aliases"))) {
                if (!inspect.path("Id").asText().startsWith(alias)) {
                    line.option("--network-alias", alias);
                }
            }
        }
        each("--dns", host.path("Dns"));
        each("--dns-search", host.path("DnsSearch"));
        each("--dns-option", host.path("DnsOptions"));
        each("--add-host", host.path("ExtraHosts"));
        each("--link", host.path("Links"));
    }

    private void limits() {
        positive("--memory", host.path("Memory").asLong());
        if (host.path("Memory").asLong() > 0
                && host.path("MemorySwap").asLong() != 2 * host.path("Memory").asLong()) {
            nonZero("--memory-swap", host.path("MemorySwap").asLong());
        }
        positive("--memory-reservation", host.path("MemoryReservation").asLong());
        long nanoCpus = host.path("NanoCpus").asLong();
        if (nanoCpus > 0) {
            line.option("--cpus", plain(nanoCpus / 1e9));
        }
        positive("--cpu-shares", host.path("CpuShares").asLong());
        positive("--cpu-quota", host.path("CpuQuota").asLong());
        positive("--cpu-period", host.path("CpuPeriod").asLong());
        line.optionUnlessEmpty("--cpuset-cpus", host.path("CpusetCpus").asText(""));
        positive("--pids-limit", host.path("PidsLimit").asLong());
        if (host.path("ShmSize").asLong() != DEFAULT_SHM_BYTES) {
            positive("--shm-size", host.path("ShmSize").asLong());
        }
        nonZero("--oom-score-adj", host.path("OomScoreAdj").asLong());
        host.path("Ulimits")
                .forEach(limit ->
                        line.option(
                                "--ulimit",
                                limit.path("Name").asText()
                                        + "="
                                        + limit.path("Soft").asText()
                                        + ":"
                                        + limit.path("Hard").asText()));
    }

    private void rights() {
        if (host.path("Privileged").asBoolean()) {
            line.flag("--privileged");
        }
        if (host.path("ReadonlyRootfs").asBoolean()) {
            line.flag("--read-only");
        }
        if (host.path("Init").asBoolean()) {
            line.flag("--init");
        }
        each("--cap-add", host.path("CapAdd"));
        each("--cap-drop", host.path("CapDrop"));
        each("--security-opt", host.path("SecurityOpt"));
        each("--group-add", host.path("GroupAdd"));
        host.path("Devices")
                .forEach(device ->
                        line.option(
                                "--device",
                                device.path("PathOnHost").asText()
                                        + ":"
                                        + device.path("PathInContainer").asText()
                                        + ":"
                                        + device.path("CgroupPermissions").asText()));
        if (host.path("DeviceRequests").isArray()) {
            host.path("DeviceRequests")
                    .forEach(request ->
                            line.option(
                                    "--gpus",
                                    request.path("Count").asInt() < 0
                                            ? "all"
                                            : request.path("Count").asText()));
        }
    }

    private void surroundings() {
        for (var mode : List.of("Pid", "Ipc", "Uts", "Userns")) {
            var field = mode.equals("Uts") ? "UTSMode" : mode + "Mode";
            var value = host.path(field).asText("");
            if (!Set.of("", "private", "shareable").contains(value)) {
                line.option("--" + mode.toLowerCase(Locale.ROOT), value);
            }
        }
        pairs("--sysctl", host.path("Sysctls"));
        var log = host.path("LogConfig");
        if (!Set.of("", "json-file").contains(log.path("Type").asText(""))
                || !log.path("Config").isEmpty()) {
            line.option("--log-driver", log.path("Type").asText());
            pairs("--log-opt", log.path("Config"));
        }
        if (!Set.of("", "runc").contains(host.path("Runtime").asText(""))) {
            line.option("--runtime", host.path("Runtime").asText());
        }
        healthCheck();
    }

    private void healthCheck() {
        var check = config.path("Healthcheck");
        var test = texts(check.path("Test"));
        if (test.isEmpty() || test.equals(image.healthCheck())) {
            return;
        }
        if (test.getFirst().equals("NONE")) {
            line.flag("--no-healthcheck");
            return;
        }
        line.option("--health-cmd", String.join(" ", test.subList(1, test.size())));
        nanoseconds("--health-interval", check.path("Interval").asLong());
        nanoseconds("--health-timeout", check.path("Timeout").asLong());
        nanoseconds("--health-start-period", check.path("StartPeriod").asLong());
        positive("--health-retries", check.path("Retries").asLong());
    }

    private void imageAndCommand() {
        var entrypoint = texts(config.path("Entrypoint"));
        var command = texts(config.path("Cmd"));
        boolean ownEntrypoint = !entrypoint.equals(image.entrypoint());
        if (ownEntrypoint) {
            line.option("--entrypoint", entrypoint.isEmpty() ? "" : entrypoint.getFirst());
        }
        var words = new ArrayList<String>();
        words.add(config.path("Image").asText());
        if (ownEntrypoint && entrypoint.size() > 1) {
            words.addAll(entrypoint.subList(1, entrypoint.size()));
        }
        if (ownEntrypoint || !command.equals(image.command())) {
            words.addAll(command);
        }
        line.words(words);
    }

    private void ifOther(String option, String value, String brought) {
        if (!value.isEmpty() && !value.equals(brought)) {
            line.option(option, value);
        }
    }

    private void each(String option, JsonNode array) {
        texts(array).forEach(value -> line.option(option, value));
    }

    private void pairs(String option, JsonNode object) {
        object.properties()
                .forEach(pair ->
                        line.option(option, pair.getKey() + "=" + pair.getValue().asText()));
    }

    private void positive(String option, long value) {
        if (value > 0) {
            line.option(option, Long.toString(value));
        }
    }

    private void nonZero(String option, long value) {
        if (value != 0) {
            line.option(option, Long.toString(value));
        }
    }

    private void nanoseconds(String option, long value) {
        if (value > 0) {
            line.option(option, plain(Duration.ofNanos(value).toMillis() / 1000.0) + "s");
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
