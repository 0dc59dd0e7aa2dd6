package dev.gantry.compose.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Services that begin as another, in the same file or in one beside it.
final class Extends {

    private final ComposeLoader loader;
    private final java.nio.file.Path file;
    private final Source source;
    private final Map<java.nio.file.Path, Map<String, @Nullable Object>> others = new HashMap<>();

    /// @param source the file's document that extends
    Extends(ComposeLoader loader, java.nio.file.Path file, Source source) {
        this.loader = loader;
        this.file = file;
        this.source = source;
    }

    void resolve(Map<String, @Nullable Object> model) {
        var services = model.get("services");
        if (services == null && model.containsKey("services")) {
            throw new ProblemException(loader.problem("services", "services must be a mapping"));
        }
        var map = Values.map(services);
        if (map == null) {
            return;
        }
        for (var name : List.copyOf(map.keySet())) {
            map.put(name, resolved(name, map, file, new ArrayList<>()));
        }
    }

    private @Nullable Object resolved(
            String name,
            Map<String, @Nullable Object> services,
            java.nio.file.Path in,
            List<String> chain) {
        var service = Values.map(services.get(name));
        var extended = service == null ? null : service.get("extends");
        if (service == null || extended == null) {
            return services.get(name);
        }
        var link = in + ":" + name;
        if (chain.contains(link)) {
            throw new ProblemException(
                    loader.problem("services." + name + ".extends", "Circular reference: " + name));
        }
        var deeper = new ArrayList<>(chain);
        deeper.add(link);
        return merged(name, service, extended, services, in, deeper);
    }

    private @Nullable Object merged(
            String name,
            Map<String, @Nullable Object> service,
            Object extended,
            Map<String, @Nullable Object> services,
            java.nio.file.Path in,
            List<String> chain) {
        var long_ = Values.map(extended);
        var base = long_ == null ? Values.text(extended) : Values.text(long_.get("service"));
        var other = long_ == null ? null : long_.get("file");
        var path = "services." + name + ".extends";
        var from = other == null ? in : folderOf(in).resolve(Values.text(other)).normalize();
        var all = other == null ? services : servicesOf(from, path);
        if (!all.containsKey(base)) {
            throw new ProblemException(
                    loader.problem(
                            path,
                            "cannot extend service \""
                                    + name
                                    + "\" : service \""
                                    + base
                                    + "\" not found"));
        }
        var copy = Values.map(Values.copy(resolved(base, all, from, chain)));
        if (copy == null) {
            keepWritten(service, base, other, from);
            return service;
        }
        if (other != null) {
            var holder = new LinkedHashMap<String, @Nullable Object>();
            var holding = new LinkedHashMap<String, @Nullable Object>();
            holding.put("x", copy);
            holder.put("services", holding);
            new Paths(Folders.parent(from), "").resolve(holder);
        }
        var own = new LinkedHashMap<String, @Nullable Object>(service);
        own.remove("extends");
        copy.remove("extends");
        if (in.equals(file)) {
            giveWay(name, copy);
        }
        return Merge.service(copy, own);
    }

    /// Nothing to begin as: the reference shows what was asked for.
    private static void keepWritten(
            Map<String, @Nullable Object> service,
            String base,
            @Nullable Object other,
            java.nio.file.Path from) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        if (other != null) {
            written.put("file", from.toString());
        }
        written.put("service", base);
        service.put("extends", written);
    }

    /// `!override` and `!reset` count for what is extended, too.
    private void giveWay(String name, Map<String, @Nullable Object> copy) {
        var holding = new LinkedHashMap<String, @Nullable Object>();
        holding.put(name, copy);
        var holder = new LinkedHashMap<String, @Nullable Object>();
        holder.put("services", holding);
        var below = new ArrayList<>(source.overrides());
        below.addAll(source.resets());
        below.removeIf(path -> path.parts().size() < 3 || !path.parts().get(1).equals(name));
        Marks.takeAway(holder, below);
    }

    private Map<String, @Nullable Object> servicesOf(java.nio.file.Path other, String path) {
        if (!loader.texts().isFile(other)) {
            throw new ProblemException(
                    new Problem(
                            loader.problem(path, "").place(),
                            path,
                            "There is no file " + other,
                            ""));
        }
        var known = others.get(other);
        if (known == null) {
            known = loader.servicesOf(other);
            others.put(other, known);
        }
        return known;
    }

    /// What stands in the project's own files is meant from its folder.
    private java.nio.file.Path folderOf(java.nio.file.Path in) {
        return in.equals(file) ? loader.folder() : Folders.parent(in);
    }
}
