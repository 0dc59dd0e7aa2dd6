package dev.gantry.compose.load;

import dev.gantry.compose.Dotenv;
import dev.gantry.compose.Interpolation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What stands in files becomes environment and labels of the services.
final class Environments {

    private final Texts texts;
    private final Map<String, @Nullable Object> model;
    private final java.nio.file.Path folder;
    private final Map<String, String> variables;
    private final BiFunction<String, String, Problem> problems;

    Environments(
            Texts texts,
            Map<String, @Nullable Object> model,
            java.nio.file.Path folder,
            Map<String, String> variables,
            BiFunction<String, String, Problem> problems) {
        this.texts = texts;
        this.model = model;
        this.folder = folder;
        this.variables = variables;
        this.problems = problems;
    }

    void resolve() {
        Values.mapIn(model, "services")
                .forEach((name, each) -> {
                    var service = Values.map(each);
                    if (service != null) {
                        environment(name, service);
                        labels(name, service);
                    }
                });
    }

    private void environment(String name, Map<String, @Nullable Object> service) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        int index = 0;
        for (var each : Values.listIn(service, "env_file")) {
            var file = Values.map(each);
            var path = "services." + name + ".env_file[" + index++ + "]";
            if (file != null) {
                all.putAll(read(file, all, path));
            }
        }
        service.remove("env_file");
        Values.mapIn(service, "environment")
                .forEach((key, value) -> all.put(key, value == null ? variables.get(key) : value));
        if (all.isEmpty()) {
            service.remove("environment");
        } else {
            service.put("environment", all);
        }
    }

    private Map<String, @Nullable Object> read(
            Map<String, @Nullable Object> file, Map<String, @Nullable Object> before, String path) {
        var where = folder.resolve(Values.text(file.get("path")));
        if (!texts.exists(where) && Boolean.FALSE.equals(file.get("required"))) {
            return Map.of();
        }
        if ("raw".equals(file.get("format"))) {
            return raw(where, path);
        }
        return dotenv(where, before, path);
    }

    private Map<String, @Nullable Object> dotenv(
            java.nio.file.Path where, Map<String, @Nullable Object> before, String path) {
        try {
            return new LinkedHashMap<>(
                    Dotenv.read(
                            texts.readStrictly(where),
                            key ->
                                    Optional.ofNullable(variables.get(key))
                                            .or(() ->
                                                    Optional.ofNullable(before.get(key))
                                                            .map(Values::text)),
                            _ -> {}));
        } catch (IOException unreadable) {
            throw new ProblemException(problems.apply(path, "env file " + where + " not found"));
        } catch (Dotenv.BadLineException | Interpolation.Failure wrong) {
            throw new ProblemException(
                    problems.apply(path, "failed to read " + where + ": " + wrong.getMessage()));
        }
    }

    private Map<String, @Nullable Object> raw(java.nio.file.Path where, String path) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        try {
            for (var line : texts.readStrictly(where).lines().toList()) {
                int equals = line.indexOf('=');
                if (!line.isBlank() && !line.startsWith("#")) {
                    all.put(
                            equals < 0 ? line : line.substring(0, equals),
                            equals < 0 ? variables.get(line) : line.substring(equals + 1));
                }
            }
        } catch (IOException unreadable) {
            throw new ProblemException(problems.apply(path, "env file " + where + " not found"));
        }
        return all;
    }

    private void labels(String name, Map<String, @Nullable Object> service) {
        var files = Values.listIn(service, "label_file");
        if (files.isEmpty()) {
            return;
        }
        var all = new LinkedHashMap<String, @Nullable Object>();
        int index = 0;
        for (var file : files) {
            var path = "services." + name + ".label_file[" + index++ + "]";
            var where = folder.resolve(Values.text(file));
            if (!texts.exists(where)) {
                throw new ProblemException(
                        problems.apply(path, "label file " + where + " not found"));
            }
            all.putAll(dotenv(where, all, path));
        }
        all.putAll(Values.mapIn(service, "labels"));
        service.remove("label_file");
        service.put("labels", all);
    }
}
