package dev.gantry.compose.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The values of a compose model: maps, lists, [String], [Long], [java.math.BigInteger], [Double],
/// [Boolean] and null. Maps and lists are changed in place while a project is read.
final class Values {

    private Values() {}

    @SuppressWarnings("unchecked")
    static @Nullable Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, @Nullable Object>) value : null;
    }

    @SuppressWarnings("unchecked")
    static @Nullable List<@Nullable Object> list(@Nullable Object value) {
        return value instanceof List<?> ? (List<@Nullable Object>) value : null;
    }

    /// The map under a key; an empty one when there is none.
    static Map<String, @Nullable Object> mapIn(Map<String, @Nullable Object> in, String key) {
        var found = map(in.get(key));
        return found == null ? new LinkedHashMap<>() : found;
    }

    static List<@Nullable Object> listIn(Map<String, @Nullable Object> in, String key) {
        var found = list(in.get(key));
        return found == null ? new ArrayList<>() : found;
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : GoNumber.show(value);
    }

    /// A copy that shares nothing.
    static @Nullable Object copy(@Nullable Object value) {
        var map = map(value);
        if (map != null) {
            var copy = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, each) -> copy.put(key, copy(each)));
            return copy;
        }
        var list = list(value);
        if (list != null) {
            var copy = new ArrayList<@Nullable Object>();
            list.forEach(each -> copy.add(copy(each)));
            return copy;
        }
        return value;
    }

    /// Replaces each value that stands in a map under a path, outermost last.
    ///
    /// @param change told the path and the value
    static @Nullable Object transform(
            @Nullable Object value,
            Path path,
            BiFunction<Path, @Nullable Object, @Nullable Object> change) {
        var map = map(value);
        if (map != null) {
            map.replaceAll((key, each) -> transform(each, path.then(key), change));
        }
        var list = list(value);
        if (list != null) {
            list.replaceAll(each -> transform(each, path.item(), change));
        }
        return change.apply(path, value);
    }
}
