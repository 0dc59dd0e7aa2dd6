package dev.gantry.compose.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Other projects that become a part of this one.
final class Include {

    private static final List<String> KINDS =
            List.of("services", "volumes", "networks", "secrets", "configs", "models");

    private Include() {}

    /// @param before what the files before this one say
    /// @param own this file, which loses its `include`
    static void resolve(
            ComposeLoader loader,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> own) {
        var list = Values.list(own.remove("include"));
        if (list == null) {
            return;
        }
        int index = 0;
        for (var each : list) {
            var path = "include[" + index++ + "]";
            var model = included(loader, each, path);
            for (var kind : KINDS) {
                importAll(loader, Values.mapIn(model, kind), kind, own);
            }
        }
    }

    private static Map<String, @Nullable Object> included(
            ComposeLoader loader, @Nullable Object each, String path) {
        var map = Values.map(each);
        var paths = map == null ? texts(each) : texts(map.get("path"));
        var files = new ArrayList<java.nio.file.Path>();
        for (var text : paths) {
            var file = loader.folder().resolve(text).normalize();
            if (!loader.texts().isFile(file)) {
                throw new ProblemException(loader.problem(path, "There is no file " + file));
            }
            files.add(file);
        }
        var given = map == null ? null : map.get("project_directory");
        var folder =
                given == null
                        ? Folders.parent(files.getFirst())
                        : loader.folder().resolve(Values.text(given)).normalize();
        var envFiles = new ArrayList<java.nio.file.Path>();
        for (var text : map == null ? List.<String>of() : texts(map.get("env_file"))) {
            if (text.equals("/dev/null")) {
                continue;
            }
            var file = loader.folder().resolve(text).normalize();
            if (!loader.texts().isFile(file)) {
                throw new ProblemException(loader.problem(path, "There is no file " + file));
            }
            envFiles.add(file);
        }
        return loader.included(files, folder, envFiles);
    }

    private static List<String> texts(@Nullable Object value) {
        var list = Values.list(value);
        if (list == null) {
            return value == null ? List.of() : List.of(Values.text(value));
        }
        return list.stream().map(Values::text).toList();
    }

    private static void importAll(
            ComposeLoader loader,
            Map<String, @Nullable Object> theirs,
            String kind,
            Map<String, @Nullable Object> own) {
        if (theirs.isEmpty()) {
            return;
        }
        var ours = Values.map(own.get(kind));
        if (ours == null) {
            ours = new LinkedHashMap<>();
            own.put(kind, ours);
        }
        for (var one : theirs.entrySet()) {
            if (ours.containsKey(one.getKey())
                    && !Objects.equals(ours.get(one.getKey()), one.getValue())) {
                throw new ProblemException(
                        loader.problem(
                                kind + "." + one.getKey(),
                                kind + "." + one.getKey() + " conflicts with imported resource"));
            }
            ours.put(one.getKey(), one.getValue());
        }
    }
}
