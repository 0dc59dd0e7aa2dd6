package dev.gantry.compose.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes every short form as the long one it stands for.
final class Canonical {

    /// A short form that means nothing.
    static final class BadFormException extends RuntimeException {
        private final transient Path path;

        BadFormException(Path path, String why) {
            super(why);
            this.path = path;
        }

        Path path() {
            return path;
        }
    }

    private Canonical() {}

    static void make(Map<String, @Nullable Object> model) {
        Values.transform(model, Path.ROOT, Canonical::form);
    }

    private static @Nullable Object form(Path path, @Nullable Object value) {
        if (path.parts().size() < 2) {
            return value;
        }
        return switch (path.parts().getFirst()) {
            case "services" -> service(path, value);
            case "networks", "volumes", "secrets", "configs" -> resource(path, value);
            default -> value;
        };
    }

    private static @Nullable Object resource(Path path, @Nullable Object value) {
        if (path.parts().size() == 2) {
            return value == null && !path.fits("networks.*") && !path.fits("volumes.*")
                    ? value
                    : external(path, value);
        }
        return value;
    }

    /// `external: {name: x}` is how it was written once.
    private static @Nullable Object external(Path path, @Nullable Object value) {
        var map = Values.map(value);
        if (map == null) {
            return value;
        }
        var old = Values.map(map.get("external"));
        if (old == null) {
            return map;
        }
        var name = old.get("name");
        if (name != null && map.get("name") != null && !name.equals(map.get("name"))) {
            throw new BadFormException(path, "name and external.name conflict; only use name");
        }
        map.put("external", true);
        if (name != null) {
            map.put("name", name);
        }
        return map;
    }

    private static @Nullable Object service(Path path, @Nullable Object value) {
        if (path.fits("services.*")) {
            return value;
        }
        if (path.fits("services.*.build") && value instanceof String context) {
            return one("context", context);
        }
        if (path.fits("services.*.build.additional_contexts")) {
            return keyValues(value);
        }
        if (path.fits("services.*.depends_on")) {
            return names(value, () -> started());
        }
        if (path.fits("services.*.env_file")) {
            return envFiles(value);
        }
        if (path.fits("services.*.label_file")
                || path.fits("services.*.dns")
                || path.fits("services.*.dns_search")
                || path.fits("services.*.tmpfs")) {
            return value instanceof String text ? (text.isEmpty() ? null : listOf(text)) : value;
        }
        if (path.fits("services.*.provider.options.*")) {
            return Values.list(value) == null ? listOf(Values.text(value)) : texts(value);
        }
        if (path.fits("services.*.extends") && value instanceof String name) {
            return one("service", name);
        }
        if (path.fits("services.*.networks") || path.fits("services.*.models")) {
            return names(value, () -> null);
        }
        return further(path, value);
    }

    private static @Nullable Object further(Path path, @Nullable Object value) {
        if (path.fits("services.*.volumes.[]")) {
            return volume(path, value);
        }
        if (path.fits("services.*.ports")) {
            return ports(path, value);
        }
        if (path.fits("services.*.devices.[]") && value instanceof String device) {
            return device(path, device);
        }
        if (path.fits("services.*.secrets.[]")
                || path.fits("services.*.configs.[]")
                || path.fits("services.*.build.secrets.[]")) {
            return value instanceof String source ? one("source", source) : value;
        }
        if (path.fits("services.*.gpus") && value instanceof String) {
            return listOf(one("count", -1L));
        }
        if (path.fits("services.*.build.ssh")) {
            return ssh(value);
        }
        return value;
    }

    private static @Nullable Object texts(@Nullable Object value) {
        var list = Values.list(value);
        if (list != null) {
            list.replaceAll(Values::text);
        }
        return list;
    }

    private static @Nullable Object volume(Path path, @Nullable Object value) {
        if (!(value instanceof String spec)) {
            return value;
        }
        try {
            return ShortVolume.parse(spec);
        } catch (ShortVolume.BadVolumeException wrong) {
            throw new BadFormException(path, String.valueOf(wrong.getMessage()));
        }
    }

    private static @Nullable Object ports(Path path, @Nullable Object value) {
        var list = Values.list(value);
        if (list == null) {
            return value;
        }
        var all = new ArrayList<@Nullable Object>();
        for (var each : list) {
            if (each instanceof String || each instanceof Long) {
                try {
                    all.addAll(ShortPort.parse(Values.text(each)));
                } catch (ShortPort.BadPortException wrong) {
                    throw new BadFormException(path, String.valueOf(wrong.getMessage()));
                }
            } else if (Values.map(each) == null) {
                throw new BadFormException(path, "invalid port " + Values.text(each));
            } else {
                all.add(each);
            }
        }
        return all;
    }

    private static Object device(Path path, String spec) {
        var parts = spec.split(":", -1);
        if (parts.length > 3 || spec.isEmpty()) {
            throw new BadFormException(
                    path, "confusing device mapping, please use long syntax: " + spec);
        }
        var device = new LinkedHashMap<String, @Nullable Object>();
        device.put("source", parts[0]);
        device.put("target", parts.length > 1 ? parts[1] : parts[0]);
        device.put("permissions", parts.length > 2 ? parts[2] : "rwm");
        return device;
    }

    private static @Nullable Object ssh(@Nullable Object value) {
        if (value instanceof String text) {
            return listOf(text);
        }
        var map = Values.map(value);
        return map == null ? value : Merge.sequence(map);
    }

    private static Object started() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("condition", "service_started");
        map.put("required", true);
        return map;
    }

    private interface Fill {
        @Nullable Object value();
    }

    private static @Nullable Object names(@Nullable Object value, Fill fill) {
        var list = Values.list(value);
        if (list == null) {
            var map = Values.map(value);
            if (map != null) {
                map.replaceAll((_, each) -> {
                    var dependency = Values.map(each);
                    if (dependency != null && fill.value() != null) {
                        dependency.putIfAbsent("required", true);
                    }
                    return each;
                });
            }
            return value;
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        list.forEach(name -> map.put(Values.text(name), fill.value()));
        return map;
    }

    private static @Nullable Object envFiles(@Nullable Object value) {
        if (value instanceof String path) {
            return listOf(envFile(path));
        }
        var list = Values.list(value);
        if (list != null) {
            list.replaceAll(each -> {
                var map = Values.map(each);
                if (map != null) {
                    map.putIfAbsent("required", true);
                    return map;
                }
                return each instanceof String path ? envFile(path) : each;
            });
        }
        return value;
    }

    private static Object envFile(String path) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("path", path);
        map.put("required", true);
        return map;
    }

    private static @Nullable Object keyValues(@Nullable Object value) {
        var list = Values.list(value);
        if (list == null) {
            return value;
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var each : list) {
            var text = Values.text(each);
            int equals = text.indexOf('=');
            map.put(
                    equals < 0 ? text : text.substring(0, equals),
                    equals < 0 ? null : text.substring(equals + 1));
        }
        return map;
    }

    private static Object one(String key, @Nullable Object value) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put(key, value);
        return map;
    }

    private static List<@Nullable Object> listOf(@Nullable Object value) {
        var list = new ArrayList<@Nullable Object>();
        list.add(value);
        return list;
    }
}
