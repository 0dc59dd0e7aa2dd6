package dev.gantry.compose.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Makes a project whole: what everybody would have written is written.
final class Normalize {

    private static final List<String> TEXT_MAPS =
            List.of(
                    "services.*.annotations",
                    "services.*.build.labels",
                    "services.*.deploy.labels",
                    "services.*.labels",
                    "services.*.sysctls",
                    "services.*.volumes.[].volume.labels",
                    "networks.*.labels",
                    "volumes.*.labels",
                    "secrets.*.labels",
                    "configs.*.labels");

    private final Map<String, @Nullable Object> model;
    private final String project;
    private final java.nio.file.Path folder;
    private final Map<String, String> variables;
    private final BiFunction<String, String, Problem> problems;
    private final List<Problem> faults;

    Normalize(
            Map<String, @Nullable Object> model,
            String project,
            java.nio.file.Path folder,
            Map<String, String> variables,
            BiFunction<String, String, Problem> problems,
            List<Problem> faults) {
        this.model = model;
        this.project = project;
        this.folder = folder;
        this.variables = variables;
        this.problems = problems;
        this.faults = faults;
    }

    void defaults() {
        Values.transform(model, Path.ROOT, this::withDefaults);
    }

    private @Nullable Object withDefaults(Path path, @Nullable Object value) {
        if (TEXT_MAPS.stream().anyMatch(path::fits)) {
            return map(value, "");
        }
        if (path.fits("services.*.environment")) {
            trailingSpaces(path, value);
            return map(value, null);
        }
        if (path.fits("services.*.build.args")) {
            return map(value, null);
        }
        if (path.fits("services.*.extra_hosts") || path.fits("services.*.build.extra_hosts")) {
            return hosts(path, value);
        }
        if (path.fits("services.*.deploy.resources.reservations.devices.[]")
                || path.fits("services.*.gpus.[]")) {
            var device = Values.map(value);
            if (device != null) {
                if ("all".equals(device.get("count"))) {
                    device.put("count", -1L);
                } else if (device.get("count") instanceof String text && text.matches("-?[0-9]+")) {
                    device.put("count", Long.valueOf(text));
                } else if (device.get("count") == null && device.get("device_ids") == null) {
                    device.put("count", -1L);
                }
            }
        }
        if (path.fits("services.*.ports.[]")) {
            var port = Values.map(value);
            if (port != null) {
                port.putIfAbsent("protocol", "tcp");
                port.putIfAbsent("mode", "ingress");
            }
        }
        return value;
    }

    /// `A =b` is no name that anybody means.
    private void trailingSpaces(Path path, @Nullable Object value) {
        var list = Values.list(value);
        for (var each : list == null ? List.<@Nullable Object>of() : list) {
            var name = Values.text(each).split("=", 2)[0];
            if (!name.equals(name.stripTrailing())) {
                faults.add(
                        problems.apply(
                                path.toString(),
                                "the variable " + name.strip() + " has a space behind its name"));
            }
        }
    }

    private static @Nullable Object map(@Nullable Object value, @Nullable Object empty) {
        var list = Values.list(value);
        var map = new LinkedHashMap<String, @Nullable Object>();
        if (list != null) {
            for (var each : list) {
                var text = Values.text(each);
                int equals = text.indexOf('=');
                map.put(
                        equals < 0 ? text : text.substring(0, equals),
                        equals < 0 ? empty : text.substring(equals + 1));
            }
            return map;
        }
        var own = Values.map(value);
        if (own == null) {
            return value;
        }
        own.forEach((key, each) -> map.put(key, each == null ? empty : Values.text(each)));
        return map;
    }

    private @Nullable Object hosts(Path path, @Nullable Object value) {
        var sorted = new TreeSet<String>();
        for (var line : Merge.sequence(value)) {
            var text = Values.text(line);
            int equals = text.indexOf('=');
            int at = equals < 0 ? text.indexOf(':') : equals;
            if (at < 0) {
                faults.add(problems.apply(path.toString(), "missing IP: " + text));
                return value;
            }
            for (var ip : text.substring(at + 1).split(",")) {
                boolean bracketed = ip.startsWith("[") && ip.endsWith("]");
                sorted.add(
                        text.substring(0, at).strip()
                                + "="
                                + (bracketed ? ip.substring(1, ip.length() - 1) : ip).strip());
            }
        }
        return new ArrayList<@Nullable Object>(sorted);
    }

    /// After the paths are resolved.
    void whole() {
        boolean needed = false;
        for (var each : Values.mapIn(model, "services").entrySet()) {
            var service = Values.map(each.getValue());
            if (service != null) {
                needed |= service(each.getKey(), service);
            }
        }
        if (needed) {
            var networks = Values.map(model.get("networks"));
            if (networks == null) {
                networks = new LinkedHashMap<>();
                model.put("networks", networks);
            }
            networks.putIfAbsent("default", null);
        }
        for (var kind : List.of("networks", "volumes", "secrets", "configs")) {
            name(kind);
        }
    }

    /// Whether it needs the default network.
    private boolean service(String name, Map<String, @Nullable Object> service) {
        build(service);
        dependencies(service);
        secrets(service);
        if ("if_not_present".equals(service.get("pull_policy"))) {
            service.put("pull_policy", "missing");
        }
        var volumes = Values.listIn(service, "volumes");
        volumes.forEach(each -> {
            var volume = Values.map(each);
            if (volume != null && volume.get("target") instanceof String target) {
                volume.put("target", clean(target));
            }
        });
        if (service.get("network_mode") != null || service.get("provider") != null) {
            return false;
        }
        var networks = Values.map(service.get("networks"));
        if (networks == null || networks.isEmpty()) {
            var own = new LinkedHashMap<String, @Nullable Object>();
            own.put("default", null);
            service.put("networks", own);
            return true;
        }
        return networks.containsKey("default");
    }

    static String clean(String target) {
        if (!target.startsWith("/")) {
            return target;
        }
        var normal = java.nio.file.Path.of(target).normalize().toString();
        return normal.isEmpty() ? "/" : normal;
    }

    private void build(Map<String, @Nullable Object> service) {
        var build = Values.map(service.get("build"));
        if (build == null) {
            return;
        }
        build.putIfAbsent("context", folder.toString());
        if (build.get("dockerfile_inline") == null) {
            build.putIfAbsent("dockerfile", "Dockerfile");
        }
        var args = Values.map(build.get("args"));
        if (args != null) {
            args.replaceAll((key, value) -> value == null ? variables.get(key) : value);
            args.values().removeIf(java.util.Objects::isNull);
        }
    }

    private void dependencies(Map<String, @Nullable Object> service) {
        var wanted = new LinkedHashMap<String, @Nullable Object>();
        for (var link : Values.listIn(service, "links")) {
            wanted.put(Values.text(link).split(":")[0], implied(true));
        }
        for (var key : List.of("network_mode", "ipc", "pid", "uts", "cgroup")) {
            var text = Values.text(service.get(key));
            if (text.startsWith("service:")) {
                wanted.put(text.substring("service:".length()), implied(true));
            }
        }
        for (var from : Values.listIn(service, "volumes_from")) {
            var text = Values.text(from);
            if (!text.startsWith("container:")) {
                wanted.put(text.split(":")[0], implied(false));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        var dependencies = Values.map(service.get("depends_on"));
        if (dependencies == null) {
            dependencies = new LinkedHashMap<>();
            service.put("depends_on", dependencies);
        }
        for (var each : wanted.entrySet()) {
            dependencies.putIfAbsent(each.getKey(), each.getValue());
        }
    }

    private static Object implied(boolean restart) {
        var dependency = new LinkedHashMap<String, @Nullable Object>();
        dependency.put("condition", "service_started");
        dependency.put("restart", restart);
        dependency.put("required", true);
        return dependency;
    }

    private static void secrets(Map<String, @Nullable Object> service) {
        for (var each : Values.listIn(service, "secrets")) {
            var secret = Values.map(each);
            if (secret != null) {
                var target = Values.text(secret.get("target"));
                if (target.isEmpty()) {
                    secret.put("target", "/run/secrets/" + Values.text(secret.get("source")));
                }
            }
        }
    }

    private void name(String kind) {
        var all = Values.map(model.get(kind));
        if (all == null) {
            return;
        }
        for (var each : all.entrySet()) {
            var resource = Values.map(each.getValue());
            if (resource == null) {
                resource = new LinkedHashMap<>();
                each.setValue(resource);
            }
            boolean external = Boolean.TRUE.equals(resource.get("external"));
            if (Values.text(resource.get("name")).isEmpty()) {
                resource.put("name", external ? each.getKey() : project + "_" + each.getKey());
            }
        }
    }

    /// What no service uses is neither made nor shown.
    void dropUnused() {
        var networks = new HashSet<String>();
        var volumes = new HashSet<String>();
        var secrets = new HashSet<String>();
        var configs = new HashSet<String>();
        Values.mapIn(model, "services")
                .values()
                .forEach(each -> {
                    var service = Values.map(each);
                    if (service != null) {
                        networks.addAll(Values.mapIn(service, "networks").keySet());
                        sources(service, "secrets", secrets);
                        sources(service, "configs", configs);
                        var build = Values.map(service.get("build"));
                        if (build != null) {
                            sources(build, "secrets", secrets);
                        }
                        for (var volume : Values.listIn(service, "volumes")) {
                            var map = Values.map(volume);
                            if (map != null && "volume".equals(map.get("type"))) {
                                volumes.add(Values.text(map.get("source")));
                            }
                        }
                    }
                });
        keep("networks", networks);
        keep("volumes", volumes);
        keep("secrets", secrets);
        keep("configs", configs);
    }

    private static void sources(
            Map<String, @Nullable Object> service, String key, Set<String> into) {
        for (var each : Values.listIn(service, key)) {
            var map = Values.map(each);
            if (map != null) {
                into.add(Values.text(map.get("source")));
            }
        }
    }

    private void keep(String kind, Set<String> used) {
        var all = Values.map(model.get(kind));
        if (all != null) {
            all.keySet().retainAll(used);
        }
    }
}
