package dev.gantry.compose.load;

import dev.gantry.compose.Dotenv;
import dev.gantry.compose.Interpolation;
import dev.gantry.compose.yaml.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads compose files into one project, in the order of the reference: each file is interpolated,
/// extended, and laid over those before it; then the whole is checked and made whole.
public final class ComposeLoader {

    private final LoadRequest request;
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Place> places = Source.newPlaces();
    private final List<Problem> warnings = new ArrayList<>();
    private final Deque<Path> including;
    private final Texts texts;

    private ComposeLoader(
            LoadRequest request, Map<String, String> inherited, Deque<Path> including) {
        this.request = request;
        this.including = including;
        this.texts = new Texts(request.unsaved());
        var first = request.files().getFirst().toAbsolutePath().normalize();
        this.folder =
                request.folder()
                        .map(given -> given.toAbsolutePath().normalize())
                        .orElseGet(() -> Folders.parent(first));
        variables.putAll(inherited);
    }

    public static Loaded load(LoadRequest request) {
        var loader = new ComposeLoader(request, Map.of(), new ArrayDeque<>());
        try {
            return loader.project();
        } catch (ProblemException wrong) {
            return new Loaded.Refused(wrong.problems());
        } catch (Merge.MismatchException wrong) {
            return new Loaded.Refused(
                    List.of(
                            loader.problem(
                                    wrong.path().toString(),
                                    "cannot be merged: one is a list and the other is not")));
        } catch (Canonical.BadFormException wrong) {
            return new Loaded.Refused(
                    List.of(
                            loader.problem(
                                    wrong.path().toString(), String.valueOf(wrong.getMessage()))));
        }
    }

    private Loaded project() {
        readEnvironment();
        var name =
                request.name().or(() -> Optional.ofNullable(variables.get("COMPOSE_PROJECT_NAME")));
        name.filter(it -> !it.equals(normal(it)) || it.isEmpty())
                .ifPresent(it -> {
                    throw new ProblemException(problem("name", "invalid project name " + it));
                });
        var model = merged(name.or(this::writtenName).orElseGet(this::folderName));
        var faults = new ArrayList<Problem>();
        var found = projectName(model, name);
        model.put("name", found);
        var normalize = new Normalize(model, found, folder, variables, this::problem, faults);
        normalize.defaults();
        new Checks(model, this::problem, faults).beforeResolving();
        refuse(faults);
        new Paths(folder, home()).resolve(model);
        normalize.whole();
        var profiles = new Profiles(request.profiles(), variables.get("COMPOSE_PROFILES"));
        profiles.filter(model);
        new Checks(model, this::problem, faults).consistency(profiles);
        refuse(faults);
        new Environments(texts, model, folder, variables, this::problem).resolve();
        normalize.dropUnused();
        return new Loaded.Project(
                found, ProjectJson.of(model), List.copyOf(warnings), origin(profiles));
    }

    private Origin origin(Profiles profiles) {
        return new Origin(
                folder,
                request.files().stream().map(ComposeLoader::absolute).toList(),
                request.envFiles().stream().map(ComposeLoader::absolute).toList(),
                profiles.off(),
                Map.copyOf(variables));
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private void refuse(List<Problem> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(faults);
        }
    }

    private String home() {
        return variables.getOrDefault("HOME", "");
    }

    /// `.env` beside the files, under what the process has.
    private void readEnvironment() {
        var files =
                request.envFiles().isEmpty() ? List.of(folder.resolve(".env")) : request.envFiles();
        var process = new HashMap<>(request.environment());
        process.put("PWD", folder.toString());
        var inherited = new HashMap<>(variables);
        variables.clear();
        for (var file : files) {
            if (!request.envFiles().isEmpty() || texts.isFile(file)) {
                variables.putAll(dotenv(file, process));
            }
        }
        variables.putAll(inherited);
        variables.putAll(process);
    }

    private Map<String, String> dotenv(Path file, Map<String, String> outside) {
        try {
            return Dotenv.read(
                    texts.readStrictly(file),
                    key ->
                            Optional.ofNullable(outside.get(key))
                                    .or(() -> Optional.ofNullable(variables.get(key))),
                    _ -> {});
        } catch (IOException unreadable) {
            throw Source.problem(Place.of(file.toString()), "", "stat " + file + ": no such file");
        } catch (Dotenv.BadLineException wrong) {
            throw Source.problem(
                    new Place(file.toString(), wrong.line(), 1),
                    "",
                    String.valueOf(wrong.getMessage()));
        } catch (Interpolation.Failure wrong) {
            throw Source.problem(Place.of(file.toString()), "", String.valueOf(wrong.getMessage()));
        }
    }

    private Interpolation interpolation() {
        return new Interpolation(
                name -> Optional.ofNullable(variables.get(name)),
                name ->
                        warnings.add(
                                new Problem(
                                        Place.of(request.files().getFirst().toString()),
                                        "",
                                        "The variable " + name + " is not set.",
                                        "It counts as empty. Give it a value, or a default: ${"
                                                + name
                                                + ":-…}")));
    }

    /// All files, one over the other.
    private Map<String, @Nullable Object> merged(String name) {
        if (!name.isEmpty()) {
            variables.put("COMPOSE_PROJECT_NAME", name);
        }
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        for (var file : request.files()) {
            for (var source : sources(file)) {
                model = over(model, source, file);
            }
        }
        return model;
    }

    private List<Source> sources(Path file) {
        return Source.read(
                texts, file.toAbsolutePath().normalize(), file.toString(), interpolation(), places);
    }

    private Map<String, @Nullable Object> over(
            Map<String, @Nullable Object> model, Source source, Path file) {
        var own = source.model();
        new Extends(this, file.toAbsolutePath().normalize(), source).resolve(own);
        Marks.apply(model, source);
        Include.resolve(this, model, own);
        Marks.takeAway(own, source.resets());
        var merged = Merge.over(model, own);
        Unicity.enforce(merged);
        var faults = SchemaCheck.faults(merged);
        if (!faults.isEmpty()) {
            throw new ProblemException(faults.stream().map(this::problem).toList());
        }
        if (merged.remove("version") != null) {
            warnings.add(problem("version", "The attribute version means nothing any more."));
        }
        Canonical.make(merged);
        Unicity.enforce(merged);
        return merged;
    }

    /// The project of another file, made a part of this one.
    Map<String, @Nullable Object> included(
            List<Path> files, Path otherFolder, List<Path> envFiles) {
        for (var file : files) {
            if (including.contains(file) || isOwn(file)) {
                throw new ProblemException(problem("include", "include cycle detected: " + file));
            }
        }
        var chain = new ArrayDeque<>(including);
        request.files().forEach(file -> chain.add(file.toAbsolutePath().normalize()));
        var inner =
                new ComposeLoader(
                        new LoadRequest(
                                files,
                                Optional.of(otherFolder),
                                Optional.empty(),
                                request.environment(),
                                envFiles,
                                request.profiles(),
                                request.unsaved()),
                        variables,
                        chain);
        inner.readEnvironment();
        var model = inner.merged("");
        Values.mapIn(model, "services")
                .values()
                .forEach(each -> {
                    var service = Values.map(each);
                    var build = service == null ? null : Values.map(service.get("build"));
                    if (build != null) {
                        build.putIfAbsent("context", inner.folder.toString());
                    }
                });
        new Paths(inner.folder, home()).resolve(model);
        inner.places.forEach(places::putIfAbsent);
        return model;
    }

    private boolean isOwn(Path file) {
        return request.files().stream()
                .anyMatch(own -> own.toAbsolutePath().normalize().equals(file));
    }

    /// The services of a file that another extends, as they are written there.
    Map<String, @Nullable Object> servicesOf(Path file) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        for (var source :
                Source.read(texts, file, file.toString(), interpolation(), Source.newPlaces())) {
            model = Merge.over(model, source.model());
        }
        return Values.mapIn(model, "services");
    }

    Texts texts() {
        return texts;
    }

    Path folder() {
        return folder;
    }

    /// The last of the files that says one. Its variables are filled in before any other.
    private Optional<String> writtenName() {
        Optional<String> name = Optional.empty();
        for (var file : request.files()) {
            for (var written :
                    Source.names(texts, file.toAbsolutePath().normalize(), file.toString())) {
                try {
                    var filled = normal(silent().fill(written));
                    name = filled.isEmpty() ? name : Optional.of(filled);
                } catch (Interpolation.Failure told) { // told with its place when the file is read
                }
            }
        }
        return name;
    }

    private Interpolation silent() {
        return new Interpolation(name -> Optional.ofNullable(variables.get(name)), _ -> {});
    }

    private String folderName() {
        var last = folder.getFileName();
        return normal(last == null ? "" : last.toString());
    }

    private String projectName(Map<String, @Nullable Object> model, Optional<String> given) {
        if (given.isPresent()) {
            return given.get();
        }
        var written = model.get("name");
        if (written instanceof String text && !text.isEmpty()) {
            return normal(text);
        }
        return folderName();
    }

    /// As the reference makes a name of anything.
    static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceAll("^[_-]+", "");
    }

    private Problem problem(SchemaCheck.Fault fault) {
        var plain = problem(fault.path(), fault.message());
        return new Problem(plain.place(), plain.path(), plain.message(), fault.hint());
    }

    /// At the place of a path, or the nearest that is known above it.
    Problem problem(String path, String message) {
        var shown = path;
        while (!shown.isEmpty() && !places.containsKey(shown)) {
            int dot = Math.max(shown.lastIndexOf('.'), shown.lastIndexOf('['));
            shown = dot < 0 ? "" : shown.substring(0, dot);
        }
        var place =
                shown.isEmpty()
                        ? Place.of(request.files().getFirst().toString())
                        : places.get(shown);
        return new Problem(place == null ? Place.of("") : place, path, message, "");
    }
}
