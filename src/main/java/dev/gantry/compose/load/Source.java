package dev.gantry.compose.load;

import dev.gantry.compose.Interpolation;
import dev.gantry.compose.yaml.Place;
import dev.gantry.compose.yaml.Tree;
import dev.gantry.compose.yaml.Tree.Mark;
import dev.gantry.compose.yaml.YamlException;
import dev.gantry.compose.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One document of a compose file, its variables filled in.
final class Source {

    /// Compose files are a few kilobytes; this is small enough to be read in little memory.
    private static final long MOST_BYTES = 8 << 20;

    /// Of the model as it is written, before short forms become long: `services.web.ports[1]`.
    private final Map<String, Place> places;

    private final List<Path> resets = new ArrayList<>();
    private final List<Path> overrides = new ArrayList<>();
    private final Map<String, @Nullable Object> model;

    private Source(Map<String, Place> places, Map<String, @Nullable Object> model) {
        this.places = places;
        this.model = model;
    }

    Map<String, @Nullable Object> model() {
        return model;
    }

    /// Paths that this document takes away from those before.
    List<Path> resets() {
        return resets;
    }

    List<Path> overrides() {
        return overrides;
    }

    /// All documents of a file.
    ///
    /// @param shown the file's name in problems
    /// @param places filled with where everything stands
    /// @throws ProblemException when it cannot be read
    static List<Source> read(
            Texts texts,
            java.nio.file.Path file,
            String shown,
            Interpolation variables,
            Map<String, Place> places) {
        var documents = parse(text(texts, file, shown), shown);
        var sources = new ArrayList<Source>();
        for (var document : documents) {
            if (document instanceof Tree.Scalar scalar && scalar.value() == null) {
                continue;
            }
            if (!(document instanceof Tree.Mapping mapping)) {
                throw problem(document.place(), "", "top-level object must be a mapping");
            }
            var source = new Source(places, new LinkedHashMap<>());
            source.take(mapping, variables);
            sources.add(source);
        }
        if (sources.isEmpty()) {
            throw problem(Place.of(shown), "", "empty compose file");
        }
        return sources;
    }

    /// What a file says under `name`, as it is written.
    static List<String> names(Texts texts, java.nio.file.Path file, String shown) {
        var names = new ArrayList<String>();
        for (var document : parse(text(texts, file, shown), shown)) {
            if (document instanceof Tree.Mapping mapping
                    && mapping.get("name") instanceof Tree.Scalar(String name, _, _, _)) {
                names.add(name);
            }
        }
        return names;
    }

    private static String text(Texts texts, java.nio.file.Path file, String shown) {
        try {
            if (texts.bytes(file) > MOST_BYTES) {
                throw problem(Place.of(shown), "", "This is larger than any compose file.");
            }
            return texts.read(file);
        } catch (NoSuchFileException away) {
            throw problem(Place.of(shown), "", "There is no file " + file);
        } catch (IOException unreadable) {
            throw problem(
                    Place.of(shown), "", file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static List<Tree> parse(String text, String shown) {
        try {
            return YamlReader.read(text.startsWith("\ufeff") ? text.substring(1) : text, shown);
        } catch (YamlException wrong) {
            throw problem(wrong.place(), "", YamlWords.of(wrong));
        }
    }

    static ProblemException problem(Place place, String path, String message) {
        return new ProblemException(new Problem(place, path, message, ""));
    }

    private void take(Tree.Mapping mapping, Interpolation variables) {
        mapping.entries()
                .forEach((key, tree) -> {
                    var path = Path.of(key);
                    places.put(key, mapping.keyPlace(key));
                    model.put(key, value(tree, path, key, variables));
                });
    }

    private @Nullable Object value(Tree tree, Path path, String shown, Interpolation variables) {
        if (tree.mark() == Mark.RESET) {
            resets.add(path);
        } else if (tree.mark() == Mark.OVERRIDE) {
            overrides.add(path);
        }
        return switch (tree) {
            case Tree.Scalar scalar -> scalar(scalar, path, shown, variables);
            case Tree.Sequence sequence -> {
                var list = new ArrayList<@Nullable Object>();
                for (var item : sequence.items()) {
                    var itemShown = shown + "[" + list.size() + "]";
                    places.put(itemShown, item.place());
                    list.add(value(item, path.item(), itemShown, variables));
                }
                yield list;
            }
            case Tree.Mapping mapping -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                mapping.entries()
                        .forEach((key, each) -> {
                            var own = shown + "." + key;
                            places.put(own, mapping.keyPlace(key));
                            map.put(key, value(each, path.then(key), own, variables));
                        });
                yield map;
            }
        };
    }

    private @Nullable Object scalar(
            Tree.Scalar scalar, Path path, String shown, Interpolation variables) {
        if (!(scalar.value() instanceof String text)) {
            return scalar.value();
        }
        String filled;
        try {
            filled = variables.fill(text);
        } catch (Interpolation.MissingException missing) {
            throw problem(
                    scalar.place(),
                    shown,
                    "required variable "
                            + missing.name()
                            + " is missing a value"
                            + (missing.wish().isEmpty() ? "" : ": " + missing.wish()));
        } catch (Interpolation.Failure wrong) {
            throw problem(scalar.place(), shown, "invalid interpolation format: " + text);
        }
        var type = Casts.at(path);
        if (type == null) {
            return filled;
        }
        try {
            return Casts.cast(filled, type);
        } catch (NumberFormatException none) {
            throw problem(scalar.place(), shown, "\"" + filled + "\" is no " + none.getMessage());
        }
    }

    static Map<String, Place> newPlaces() {
        return new HashMap<>();
    }
}
