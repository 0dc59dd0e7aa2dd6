package dev.gantry.compose.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is said, without how it is written: what must come out of an edit is known beforehand, and
/// nothing else may have changed.
sealed interface Meaning {

    record Leaf(@Nullable Object value, String tag, String anchor) implements Meaning {}

    record Link(String anchor) implements Meaning {}

    record Many(boolean keyed, List<Pair> pairs, String tag, String anchor) implements Meaning {

        Many with(UnaryOperator<List<Pair>> change) {
            return new Many(keyed, change.apply(new ArrayList<>(pairs)), tag, anchor);
        }
    }

    /// @param key of an item: nothing
    record Pair(Meaning key, Meaning value) {}

    Leaf NOTHING = new Leaf(null, "", "");

    static Meaning of(YamlNode node) {
        var of = node.properties();
        return switch (node) {
            case YamlNode.Alias alias -> new Link(alias.anchor());
            case YamlNode.Scalar scalar -> new Leaf(scalar.value(), of.tag(), of.anchor());
            case YamlNode.Collection all ->
                    new Many(
                            all.keyed(),
                            all.entries().stream().map(Meaning::pair).toList(),
                            of.tag(),
                            of.anchor());
        };
    }

    private static Pair pair(YamlNode.Entry entry) {
        return new Pair(entry.key() == null ? NOTHING : of(entry.key()), of(entry.value()));
    }

    /// @throws IllegalArgumentException for what YAML does not know
    static Meaning ofValue(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                    many(
                            true,
                            map.entrySet().stream()
                                    .map(each ->
                                            pair(String.valueOf(each.getKey()), each.getValue()))
                                    .toList());
            case List<?> list ->
                    many(
                            false,
                            list.stream().map(each -> new Pair(NOTHING, ofValue(each))).toList());
            case Integer number -> new Leaf(number.longValue(), "", "");
            case null -> NOTHING;
            case String _, Boolean _, Long _, BigInteger _, Double _ -> new Leaf(value, "", "");
            default -> throw new IllegalArgumentException("no YAML: " + value.getClass());
        };
    }

    private static Many many(boolean keyed, List<Pair> pairs) {
        return new Many(keyed, pairs, "", "");
    }

    static Pair pair(String key, @Nullable Object value) {
        return new Pair(new Leaf(key, "", ""), ofValue(value));
    }

    static Pair item(@Nullable Object value) {
        return new Pair(NOTHING, ofValue(value));
    }

    /// The same with other properties.
    static Meaning marked(Meaning meaning, String tag, String anchor) {
        return switch (meaning) {
            case Leaf leaf -> new Leaf(leaf.value(), tag, anchor);
            case Many many -> new Many(many.keyed(), many.pairs(), tag, anchor);
            case Link link -> link;
        };
    }

    /// Changes the collection that the positions lead to.
    static Meaning at(Meaning meaning, List<Integer> positions, UnaryOperator<List<Pair>> change) {
        var many = (Many) meaning;
        if (positions.isEmpty()) {
            return many.with(change);
        }
        int here = positions.getFirst();
        var below = positions.subList(1, positions.size());
        return many.with(pairs -> {
            var pair = pairs.get(here);
            pairs.set(here, new Pair(pair.key(), at(pair.value(), below, change)));
            return pairs;
        });
    }
}
