package dev.gantry.compose.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of the items of a list that mean the same, the last counts, where the first stood.
final class Unicity {

    private interface Index {
        String of(@Nullable Object item);
    }

    private static final Map<String, Index> INDEXES = indexes();

    private Unicity() {}

    private static Map<String, Index> indexes() {
        var all = new LinkedHashMap<String, Index>();
        for (var path :
                new String[] {
                    "networks.*.labels",
                    "networks.*.ipam.options",
                    "services.*.annotations",
                    "services.*.build.args",
                    "services.*.build.additional_contexts",
                    "services.*.build.platform",
                    "services.*.build.tags",
                    "services.*.build.labels",
                    "services.*.cap_add",
                    "services.*.cap_drop",
                    "services.*.deploy.labels",
                    "services.*.dns",
                    "services.*.dns_opt",
                    "services.*.dns_search",
                    "services.*.environment",
                    "services.*.labels",
                    "services.*.links",
                    "services.*.networks.*.aliases",
                    "services.*.networks.*.link_local_ips",
                    "services.*.profiles",
                    "services.*.sysctls",
                    "services.*.tmpfs"
                }) {
            all.put(path, Unicity::key);
        }
        all.put("services.*.expose", Values::text);
        all.put("services.*.volumes", Unicity::volume);
        all.put("services.*.devices", Unicity::volume);
        all.put("services.*.configs", item -> mounted(item, ""));
        all.put("services.*.secrets", item -> mounted(item, "/run/secrets"));
        all.put("services.*.env_file", Unicity::envFile);
        all.put("services.*.ports", Unicity::port);
        return all;
    }

    static void enforce(Map<String, @Nullable Object> model) {
        Values.transform(model, Path.ROOT, Unicity::unique);
    }

    private static @Nullable Object unique(Path path, @Nullable Object value) {
        var list = Values.list(value);
        if (list == null) {
            return value;
        }
        for (var index : INDEXES.entrySet()) {
            if (path.fits(index.getKey())) {
                var kept = new LinkedHashMap<String, @Nullable Object>();
                list.forEach(item -> kept.put(index.getValue().of(item), item));
                list.clear();
                list.addAll(kept.values());
            }
        }
        return list;
    }

    private static String key(@Nullable Object item) {
        var text = Values.text(item);
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals);
    }

    private static String volume(@Nullable Object item) {
        var map = Values.map(item);
        if (map != null) {
            return Values.text(map.get("target"));
        }
        try {
            var parsed = Values.map(ShortVolume.parse(Values.text(item)));
            return parsed == null ? Values.text(item) : Values.text(parsed.get("target"));
        } catch (ShortVolume.BadVolumeException toldLater) {
            return Values.text(item);
        }
    }

    private static String mounted(@Nullable Object item, String folder) {
        var map = Values.map(item);
        var name =
                map == null
                        ? item
                        : map.get("target") == null ? map.get("source") : map.get("target");
        var text = Values.text(name);
        return text.startsWith("/") ? text : folder + "/" + text;
    }

    private static String envFile(@Nullable Object item) {
        var map = Values.map(item);
        return map == null ? Values.text(item) : Values.text(map.get("path"));
    }

    private static String port(@Nullable Object item) {
        var map = Values.map(item);
        if (map == null) {
            return Values.text(item);
        }
        return Values.text(map.getOrDefault("host_ip", "0.0.0.0"))
                + ":"
                + Values.text(map.get("published"))
                + ":"
                + Values.text(map.get("target"))
                + "/"
                + Values.text(map.getOrDefault("protocol", "tcp"));
    }
}
