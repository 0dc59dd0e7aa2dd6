package dev.gantry.docker.engine.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The headers of a message. Their names are the same in any case.
public final class Headers {

    public static final Headers NONE = new Headers();

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Headers() {}

    void add(String name, String value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /// The first of that name.
    public Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// Whether a header that lists words, such as `Connection`, has this one. In lower case.
    boolean lists(String name, String word) {
        return all(name).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .anyMatch(listed -> listed.strip().toLowerCase(Locale.ROOT).equals(word));
    }

    /// Name to values, each name once.
    public Map<String, List<String>> asMap() {
        return Map.copyOf(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
