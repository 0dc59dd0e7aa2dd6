package dev.gantry.compose.load;

import dev.gantry.compose.ByteSize;
import dev.gantry.compose.CommandLineWords;
import dev.gantry.compose.GoDuration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What the schema cannot say: whether the parts of a project fit together.
final class Checks {

    private static final List<String> DURATIONS =
            List.of(
                    "services.*.stop_grace_period",
                    "services.*.healthcheck.interval",
                    "services.*.healthcheck.timeout",
                    "services.*.healthcheck.start_period",
                    "services.*.healthcheck.start_interval",
                    "services.*.deploy.update_config.delay",
                    "services.*.deploy.update_config.monitor",
                    "services.*.deploy.rollback_config.delay",
                    "services.*.deploy.rollback_config.monitor",
                    "services.*.deploy.restart_policy.delay",
                    "services.*.deploy.restart_policy.window");
    private static final List<String> SIZES =
            List.of(
                    "services.*.shm_size",
                    "services.*.mem_limit",
                    "services.*.mem_reservation",
                    "services.*.memswap_limit",
                    "services.*.mem_swappiness",
                    "services.*.build.shm_size",
                    "services.*.volumes.[].tmpfs.size",
                    "services.*.deploy.resources.limits.memory",
                    "services.*.deploy.resources.reservations.memory");

    private final Map<String, @Nullable Object> model;
    private final BiFunction<String, String, Problem> problems;
    private final List<Problem> faults;

    Checks(
            Map<String, @Nullable Object> model,
            BiFunction<String, String, Problem> problems,
            List<Problem> faults) {
        this.model = model;
        this.problems = problems;
        this.faults = faults;
    }

    private void fault(String path, String message) {
        faults.add(problems.apply(path, message));
    }

    void beforeResolving() {
        Values.transform(
                model,
                Path.ROOT,
                (path, value) -> {
                    text(path, value);
                    return value;
                });
        Values.mapIn(model, "volumes").forEach(this::volume);
        for (var kind : List.of("secrets", "configs")) {
            Values.mapIn(model, kind).forEach((name, each) -> file(kind, name, each));
        }
    }

    private void text(Path path, @Nullable Object value) {
        if (value instanceof String text) {
            if (DURATIONS.stream().anyMatch(path::fits)) {
                attempt(path, text, () -> GoDuration.parse(text), "is no duration");
            } else if (SIZES.stream().anyMatch(path::fits)) {
                attempt(path, text, () -> ByteSize.parse(text), "is no size");
            } else if (path.fits("services.*.command") || path.fits("services.*.entrypoint")) {
                attempt(path, text, () -> CommandLineWords.of(text), "cannot be torn into words");
            } else if (path.fits("services.*.ports.[].host_ip") && !Addresses.isAny(text)) {
                fault(path.toString(), "invalid ip address: " + text);
            }
        }
        if (path.fits("services.*.deploy.resources.reservations.devices.[]")
                || path.fits("services.*.gpus.[]")) {
            var device = Values.map(value);
            if (device != null && device.get("count") != null && device.get("device_ids") != null) {
                fault(path.toString(), "\"count\" and \"device_ids\" attributes are exclusive");
            }
        }
        if (path.fits("services.*.healthcheck.test")) {
            var test = Values.list(value);
            if (test != null
                    && !test.isEmpty()
                    && !List.of("CMD", "CMD-SHELL", "NONE")
                            .contains(Values.text(test.getFirst()))) {
                fault(path.toString(), "a test must start either by CMD, CMD-SHELL or NONE");
            }
        }
    }

    private void attempt(Path path, String text, Runnable parse, String why) {
        try {
            parse.run();
        } catch (IllegalArgumentException wrong) {
            fault(path.toString(), "\"" + text + "\" " + why);
        }
    }

    private void volume(String name, @Nullable Object value) {
        var volume = Values.map(value);
        if (volume == null || !Boolean.TRUE.equals(volume.get("external"))) {
            return;
        }
        for (var key : volume.keySet()) {
            if (!key.equals("external") && !key.equals("name") && !key.startsWith("x-")) {
                fault(
                        "volumes." + name,
                        "conflicting parameters \"external\" and \"" + key + "\" specified");
            }
        }
    }

    private void file(String kind, String name, @Nullable Object value) {
        var object = Values.map(value);
        var path = kind + "." + name;
        if (object == null || Boolean.TRUE.equals(object.get("external"))) {
            return;
        }
        var sources =
                new ArrayList<>(List.of("file", "environment", "content"))
                        .stream().filter(key -> object.get(key) != null).toList();
        if (sources.size() > 1) {
            fault(path, String.join("|", sources) + " attributes are mutually exclusive");
        }
        if (sources.isEmpty()) {
            fault(path, "one of file|environment must be set");
        }
    }

    void consistency(Profiles profiles) {
        var services = Values.mapIn(model, "services");
        var containers = new HashMap<String, String>();
        services.forEach((name, each) -> {
            var service = Values.map(each);
            if (service != null) {
                service(name, service, services, profiles, containers);
            } else {
                fault("services." + name, "must be a mapping");
            }
        });
        if (faults.isEmpty()) {
            cycle(services);
        }
    }

    private void service(
            String name,
            Map<String, @Nullable Object> service,
            Map<String, @Nullable Object> services,
            Profiles profiles,
            Map<String, String> containers) {
        var path = "services." + name;
        if (Values.text(service.get("image")).isEmpty()
                && service.get("build") == null
                && service.get("provider") == null) {
            fault(path, "has neither an image nor a build context specified");
        }
        if (service.get("network_mode") != null && service.get("networks") != null) {
            fault(path, "declares mutually exclusive network_mode and networks");
        }
        references(path, service);
        dependencies(path, service, services, profiles);
        limits(path, service);
        mounts(path, service);
        build(path, service);
        var container = Values.text(service.get("container_name"));
        if (!container.isEmpty()) {
            if (containers.putIfAbsent(container, name) != null) {
                fault(path + ".container_name", "the name " + container + " is taken");
            }
            if (scale(service) > 1) {
                fault(path + ".scale", "a container with a name cannot be scaled");
            }
        }
    }

    private static long scale(Map<String, @Nullable Object> service) {
        return service.get("scale") instanceof Long scale
                ? scale
                : Values.mapIn(service, "deploy").get("replicas") instanceof Long replicas
                        ? replicas
                        : 1;
    }

    private void references(String path, Map<String, @Nullable Object> service) {
        known(
                path + ".networks",
                "network",
                "networks",
                Values.mapIn(service, "networks").keySet());
        known(path + ".models", "model", "models", Values.mapIn(service, "models").keySet());
        var volumes = new HashSet<String>();
        for (var each : Values.listIn(service, "volumes")) {
            var volume = Values.map(each);
            if (volume != null
                    && "volume".equals(volume.get("type"))
                    && !Values.text(volume.get("source")).isEmpty()) {
                volumes.add(Values.text(volume.get("source")));
            }
            if (volume != null
                    && "bind".equals(volume.get("type"))
                    && Values.text(volume.get("source")).isEmpty()) {
                fault(path + ".volumes", "a bind mount needs a source");
            }
        }
        known(path + ".volumes", "volume", "volumes", volumes);
        known(path + ".secrets", "secret", "secrets", sources(service, "secrets"));
        known(path + ".configs", "config", "configs", sources(service, "configs"));
        known(
                path + ".build.secrets",
                "secret",
                "secrets",
                sources(Values.mapIn(service, "build"), "secrets"));
    }

    private static List<String> sources(Map<String, @Nullable Object> service, String key) {
        return Values.listIn(service, key).stream()
                .map(Values::map)
                .filter(Objects::nonNull)
                .map(each -> Values.text(each.get("source")))
                .toList();
    }

    private void known(String path, String what, String kind, Iterable<String> names) {
        var all = Values.mapIn(model, kind);
        for (var name : names) {
            if (!all.containsKey(name)) {
                fault(path, "refers to undefined " + what + " " + name);
            }
        }
    }

    private void dependencies(
            String path,
            Map<String, @Nullable Object> service,
            Map<String, @Nullable Object> services,
            Profiles profiles) {
        Values.mapIn(service, "depends_on")
                .forEach((name, each) -> {
                    var dependency = Values.map(each);
                    boolean required =
                            dependency == null || !Boolean.FALSE.equals(dependency.get("required"));
                    boolean isOff = profiles.isOff(name);
                    if (!services.containsKey(name) && (required || !isOff)) {
                        fault(
                                path + ".depends_on",
                                isOff
                                        ? "depends on " + name + ", whose profile is off"
                                        : "depends on undefined service " + name);
                    }
                });
    }

    private void limits(String path, Map<String, @Nullable Object> service) {
        var deploy = Values.mapIn(service, "deploy");
        var limits = Values.mapIn(Values.mapIn(deploy, "resources"), "limits");
        var reserved = Values.mapIn(Values.mapIn(deploy, "resources"), "reservations");
        differ(path + ".scale", service.get("scale"), deploy.get("replicas"));
        differ(path + ".cpus", number(service.get("cpus")), number(limits.get("cpus")));
        differ(path + ".mem_limit", size(service.get("mem_limit")), size(limits.get("memory")));
        differ(
                path + ".mem_reservation",
                size(service.get("mem_reservation")),
                size(reserved.get("memory")));
        differ(path + ".pids_limit", service.get("pids_limit"), limits.get("pids"));
        if (deploy.get("replicas") instanceof Long replicas && replicas < 0) {
            fault(path + ".deploy.replicas", "cannot be negative");
        }
        if (service.get("scale") instanceof Long scale && scale < 0) {
            fault(path + ".scale", "cannot be negative");
        }
    }

    private static @Nullable Object number(@Nullable Object value) {
        return value == null ? null : Double.valueOf(Values.text(value)).floatValue();
    }

    private static @Nullable Object size(@Nullable Object value) {
        return value instanceof String text ? (Object) ByteSize.parse(text) : value;
    }

    private void differ(String path, @Nullable Object one, @Nullable Object other) {
        if (one != null && other != null && !one.equals(other)) {
            fault(path, "says another thing than deploy does");
        }
    }

    private void mounts(String path, Map<String, @Nullable Object> service) {
        var targets = new HashSet<String>();
        int index = 0;
        for (var each : Values.listIn(service, "volumes")) {
            var volume = Values.map(each);
            var target = volume == null ? "" : Values.text(volume.get("target"));
            if (target.isEmpty()) {
                fault(path + ".volumes[" + index + "]", "is missing a mount target");
            }
            targets.add(target);
            index++;
        }
        for (var tmpfs : Values.listIn(service, "tmpfs")) {
            var target = Values.text(tmpfs).split(":")[0];
            if (!targets.add(target)) {
                fault(path + ".tmpfs", "the target " + target + " stands twice");
            }
        }
        int port = 0;
        for (var each : Values.listIn(service, "ports")) {
            var map = Values.map(each);
            if (map != null && !(map.get("target") instanceof Long target && target > 0)) {
                fault(path + ".ports[" + port + "]", "is missing a target port");
            }
            port++;
        }
    }

    private void build(String path, Map<String, @Nullable Object> service) {
        var build = Values.map(service.get("build"));
        if (build == null) {
            return;
        }
        if (build.get("dockerfile_inline") != null && build.get("dockerfile") != null) {
            fault(path + ".build", "dockerfile and dockerfile_inline exclude each other");
        }
        var platforms = Values.listIn(build, "platforms");
        var platform = service.get("platform");
        if (platform != null && !platforms.isEmpty() && !platforms.contains(platform)) {
            fault(path + ".build.platforms", "must hold the platform of the service");
        }
    }

    private void cycle(Map<String, @Nullable Object> services) {
        var done = new HashSet<String>();
        for (var name : services.keySet()) {
            walk(name, services, new ArrayList<>(), done);
        }
    }

    private void walk(
            String name,
            Map<String, @Nullable Object> services,
            List<String> way,
            HashSet<String> done) {
        if (done.contains(name) || !faults.isEmpty()) {
            return;
        }
        int before = way.indexOf(name);
        way.add(name);
        if (before >= 0) {
            fault(
                    "services." + name + ".depends_on",
                    "dependency cycle detected: "
                            + String.join(" -> ", way.subList(before, way.size())));
            return;
        }
        var service = Values.map(services.get(name));
        if (service != null) {
            for (var next : Values.mapIn(service, "depends_on").keySet()) {
                walk(next, services, way, done);
            }
        }
        way.removeLast();
        done.add(name);
    }
}
