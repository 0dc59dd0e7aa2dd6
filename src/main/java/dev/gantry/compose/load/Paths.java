package dev.gantry.compose.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Relative paths become those they mean.
final class Paths {

    private final java.nio.file.Path folder;
    private final String home;

    Paths(java.nio.file.Path folder, String home) {
        this.folder = folder;
        this.home = home;
    }

    void resolve(Map<String, @Nullable Object> model) {
        Values.transform(model, Path.ROOT, this::resolved);
    }

    private @Nullable Object resolved(Path path, @Nullable Object value) {
        if (path.fits("services.*.build") && value instanceof String context) {
            return context(context);
        }
        if (path.fits("services.*.volumes.[]")) {
            return volume(value);
        }
        if (path.fits("volumes.*")) {
            return local(value);
        }
        if (!(value instanceof String text)) {
            return value;
        }
        if (path.fits("services.*.build.context")
                || path.parts().size() == 5
                        && path.parts().get(2).equals("build")
                        && path.parts().get(3).equals("additional_contexts")) {
            return context(text);
        }
        boolean file =
                path.fits("services.*.env_file.[].path")
                        || path.fits("services.*.env_file.[]")
                        || path.fits("services.*.env_file")
                        || path.fits("services.*.label_file.[]")
                        || path.fits("services.*.label_file")
                        || path.fits("services.*.extends.file")
                        || path.fits("services.*.develop.watch.[].path")
                        || path.fits("configs.*.file")
                        || path.fits("secrets.*.file");
        return file ? absolute(text) : value;
    }

    private String context(String text) {
        boolean remote =
                text.contains("://")
                        || text.startsWith("git@")
                        || text.startsWith("github.com/")
                        || text.startsWith("service:")
                        || text.startsWith("docker-image:");
        return remote ? text : absolute(text);
    }

    private @Nullable Object volume(@Nullable Object value) {
        var map = Values.map(value);
        if (map == null && value instanceof String spec && isRelative(spec)) {
            int colon = spec.indexOf(':');
            return colon < 0 ? spec : absolute(spec.substring(0, colon)) + spec.substring(colon);
        }
        if (map != null
                && "bind".equals(map.get("type"))
                && map.get("source") instanceof String source) {
            map.put("source", bind(source));
        }
        return value;
    }

    private static boolean isRelative(String spec) {
        return spec.startsWith("./")
                || spec.startsWith("../")
                || spec.equals(".")
                || spec.startsWith(".:")
                || spec.startsWith("..:");
    }

    private String bind(String source) {
        boolean windows =
                source.startsWith("\\\\")
                        || source.length() > 1
                                && Character.isLetter(source.charAt(0))
                                && source.charAt(1) == ':';
        return windows ? source : absolute(source);
    }

    private @Nullable Object local(@Nullable Object value) {
        var map = Values.map(value);
        var options = map == null ? null : Values.map(map.get("driver_opts"));
        if (map == null || options == null) {
            return value;
        }
        var driver = Values.text(map.get("driver"));
        boolean bound =
                (driver.isEmpty() || driver.equals("local")) && "bind".equals(options.get("o"));
        if (bound && options.get("device") instanceof String device) {
            options.put("device", absolute(device));
        }
        return value;
    }

    private String absolute(String text) {
        var expanded =
                text.equals("~") ? home : text.startsWith("~/") ? home + text.substring(1) : text;
        return expanded.startsWith("/")
                ? expanded
                : folder.resolve(expanded).normalize().toString();
    }
}
