package dev.gantry.compose.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The way to a value: from the root of a document by keys and positions.
///
/// @param document counted from 0
public record YamlPath(int document, List<Step> steps) {

    /// One step down.
    public sealed interface Step {}

    public record Key(String name) implements Step {}

    /// @param index counted from 0
    public record Index(int index) implements Step {}

    public static final YamlPath ROOT = new YamlPath(0, List.of());

    public YamlPath {
        steps = List.copyOf(steps);
    }

    /// In the first document.
    public static YamlPath of(String... keys) {
        return new YamlPath(0, Arrays.stream(keys).<Step>map(Key::new).toList());
    }

    public static YamlPath document(int document) {
        return new YamlPath(document, List.of());
    }

    public YamlPath key(String name) {
        return with(new Key(name));
    }

    public YamlPath item(int index) {
        return with(new Index(index));
    }

    private YamlPath with(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new YamlPath(document, longer);
    }

    public boolean isRoot() {
        return steps.isEmpty();
    }

    /// @throws java.util.NoSuchElementException at the root
    public YamlPath parent() {
        steps.getLast();
        return new YamlPath(document, steps.subList(0, steps.size() - 1));
    }

    /// `services.web.ports[1]`.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Key(var name) -> text.append(text.isEmpty() ? "" : ".").append(name);
                case Index(int index) -> text.append('[').append(index).append(']');
            }
        }
        return text.toString();
    }
}
