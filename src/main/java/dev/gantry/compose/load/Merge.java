package dev.gantry.compose.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lays one model over another, each key by its own rule.
final class Merge {

    /// Written as a list or a map, and merged as a list of `key=value`.
    private static final List<String> SEQUENCES =
            List.of(
                    "networks.*.labels",
                    "volumes.*.labels",
                    "services.*.annotations",
                    "services.*.build.args",
                    "services.*.build.additional_contexts",
                    "services.*.build.labels",
                    "services.*.deploy.labels",
                    "services.*.dns",
                    "services.*.dns_opt",
                    "services.*.dns_search",
                    "services.*.env_file",
                    "services.*.label_file",
                    "services.*.environment",
                    "services.*.labels",
                    "services.*.volumes.*.volume.labels",
                    "services.*.sysctls",
                    "services.*.tmpfs");

    /// The later one counts alone.
    private static final List<String> REPLACED =
            List.of("services.*.command", "services.*.entrypoint", "services.*.healthcheck.test");

    private Merge() {}

    /// @return base, with what the other says laid over it
    static Map<String, @Nullable Object> over(
            Map<String, @Nullable Object> base, Map<String, @Nullable Object> other) {
        return mappings(base, other, Path.ROOT);
    }

    /// As [#over], of one service that extends another.
    static Map<String, @Nullable Object> service(
            Map<String, @Nullable Object> base, Map<String, @Nullable Object> other) {
        return mappings(base, other, Path.of("services", "x"));
    }

    /// Two values that cannot be one.
    static final class MismatchException extends RuntimeException {
        private final transient Path path;

        MismatchException(Path path) {
            super(path.toString());
            this.path = path;
        }

        Path path() {
            return path;
        }
    }

    private static Map<String, @Nullable Object> mappings(
            Map<String, @Nullable Object> base, Map<String, @Nullable Object> other, Path path) {
        other.forEach((key, value) -> {
            if (!base.containsKey(key)) {
                base.put(key, value);
            } else {
                var merged = merge(base.get(key), value, path.then(key));
                base.put(key, merged);
            }
        });
        return base;
    }

    private static @Nullable Object merge(
            @Nullable Object base, @Nullable Object other, Path path) {
        if (path.fits("services.*.build")) {
            return both(build(base), build(other), path);
        }
        if (path.fits("services.*.depends_on")) {
            return both(mapping(base, Merge::started), mapping(other, Merge::started), path);
        }
        if (path.fits("services.*.networks") || path.fits("services.*.models")) {
            return both(mapping(base, () -> null), mapping(other, () -> null), path);
        }
        if (path.fits("services.*.logging")) {
            return logging(base, other, path);
        }
        if (path.fits("services.*.extra_hosts") || path.fits("services.*.build.extra_hosts")) {
            return hosts(base, other);
        }
        if (path.fits("services.*.ulimits.*")) {
            return ulimit(base, other, path);
        }
        if (path.fits("networks.*.ipam.config")) {
            return pools(base, other, path);
        }
        if (SEQUENCES.stream().anyMatch(path::fits)) {
            var all = new ArrayList<>(sequence(base));
            all.addAll(sequence(other));
            return all;
        }
        return REPLACED.stream().anyMatch(path::fits) ? other : plain(base, other, path);
    }

    private static @Nullable Object plain(
            @Nullable Object base, @Nullable Object other, Path path) {
        if (other == null) {
            return base;
        }
        if (base == null) {
            return other;
        }
        var map = Values.map(base);
        var list = Values.list(base);
        if (map != null) {
            return both(map, Values.map(other), path);
        }
        if (list != null) {
            var more = Values.list(other);
            if (more == null) {
                throw new MismatchException(path);
            }
            list.addAll(more);
            return list;
        }
        return other;
    }

    private static @Nullable Object both(
            @Nullable Map<String, @Nullable Object> base,
            @Nullable Map<String, @Nullable Object> other,
            Path path) {
        if (base == null || other == null) {
            throw new MismatchException(path);
        }
        return mappings(base, other, path);
    }

    private static @Nullable Map<String, @Nullable Object> build(@Nullable Object value) {
        if (value instanceof String context) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            map.put("context", context);
            return map;
        }
        return value == null ? new LinkedHashMap<>() : Values.map(value);
    }

    private interface Fill {
        @Nullable Object value();
    }

    private static Object started() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("condition", "service_started");
        map.put("required", true);
        return map;
    }

    private static @Nullable Map<String, @Nullable Object> mapping(
            @Nullable Object value, Fill fill) {
        var names = Values.list(value);
        if (names == null) {
            return value == null ? new LinkedHashMap<>() : Values.map(value);
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        names.forEach(name -> map.put(Values.text(name), fill.value()));
        return map;
    }

    /// Options of another driver mean nothing to this one.
    private static @Nullable Object logging(
            @Nullable Object base, @Nullable Object other, Path path) {
        var ours = Values.map(base);
        var theirs = Values.map(other);
        if (ours == null || theirs == null) {
            return plain(base, other, path);
        }
        var driver = theirs.get("driver");
        boolean same =
                driver == null || ours.get("driver") == null || driver.equals(ours.get("driver"));
        return same ? mappings(ours, theirs, path) : theirs;
    }

    private static List<@Nullable Object> hosts(@Nullable Object base, @Nullable Object other) {
        var all = new ArrayList<@Nullable Object>(sequence(base));
        sequence(other).stream().filter(each -> !all.contains(each)).forEach(all::add);
        return all;
    }

    private static @Nullable Object ulimit(
            @Nullable Object base, @Nullable Object other, Path path) {
        var ours = Values.map(base);
        var theirs = Values.map(other);
        return ours != null && theirs != null ? mappings(ours, theirs, path) : other;
    }

    private static Object pools(@Nullable Object base, @Nullable Object other, Path path) {
        var all = new ArrayList<@Nullable Object>();
        var ours = Values.list(base);
        var theirs = Values.list(other);
        for (var each : ours == null ? List.of() : ours) {
            all.add(each);
        }
        for (var each : theirs == null ? List.of() : theirs) {
            var pool = Values.map(each);
            var known =
                    all.stream()
                            .map(Values::map)
                            .filter(one ->
                                    one != null
                                            && pool != null
                                            && String.valueOf(one.get("subnet"))
                                                    .equals(String.valueOf(pool.get("subnet"))))
                            .findFirst();
            if (known.isPresent() && pool != null) {
                mappings(known.get(), pool, path.item());
            } else {
                all.add(each);
            }
        }
        return all;
    }

    /// `key=value` lines, sorted where they come of a map.
    static List<@Nullable Object> sequence(@Nullable Object value) {
        var map = Values.map(value);
        if (map != null) {
            var lines = new ArrayList<@Nullable Object>();
            new TreeMap<>(map).forEach((key, each) -> lines.addAll(lines(key, each)));
            return lines;
        }
        var list = Values.list(value);
        if (list != null) {
            return list;
        }
        var one = new ArrayList<@Nullable Object>();
        if (value != null) {
            one.add(value);
        }
        return one;
    }

    private static List<@Nullable Object> lines(String key, @Nullable Object value) {
        var several = Values.list(value);
        var lines = new ArrayList<@Nullable Object>();
        if (several != null) {
            several.forEach(each -> lines.add(key + "=" + Values.text(each)));
        } else {
            lines.add(value == null ? key : key + "=" + Values.text(value));
        }
        return lines;
    }
}
