package dev.gantry.compose.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// What a text says by another way than the one under test: SnakeYAML's composed nodes as lists
/// that can be changed. An alias is the very list that its anchor is; merge keys are keys.
final class PlainModel {

    private final Map<Node, List<@Nullable Object>> made = new IdentityHashMap<>();

    private PlainModel() {}

    static List<@Nullable Object> of(String text) {
        try {
            return StrayTabs.tolerated(text, "trial", PlainModel::read);
        } catch (YamlException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static List<@Nullable Object> read(String text) {
        var model = new PlainModel();
        var documents = new ArrayList<@Nullable Object>();
        for (var root : new Yaml(YamlReader.options()).composeAll(new StringReader(text))) {
            documents.add(model.list(root));
        }
        return documents;
    }

    private List<@Nullable Object> list(Node node) {
        var known = made.get(node);
        if (known != null) {
            return known;
        }
        var list = new ArrayList<@Nullable Object>();
        made.put(node, list);
        var tag = node.getTag().getValue();
        list.add(tag.startsWith("!") ? tag : "");
        switch (node) {
            case ScalarNode scalar -> {
                boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
                list.add("scalar");
                list.add(plain ? PlainScalar.value(scalar.getValue()) : scalar.getValue());
            }
            case MappingNode mapping -> {
                list.add("mapping");
                mapping.getValue()
                        .forEach(each ->
                                list.add(pair(list(each.getKeyNode()), list(each.getValueNode()))));
            }
            case SequenceNode sequence -> {
                list.add("sequence");
                sequence.getValue().forEach(each -> list.add(pair(null, list(each))));
            }
            default -> throw new IllegalStateException(node.toString());
        }
        return list;
    }

    private static List<@Nullable Object> pair(@Nullable Object key, @Nullable Object value) {
        var pair = new ArrayList<@Nullable Object>();
        pair.add(key);
        pair.add(value);
        return pair;
    }

    /// A value that an edit brings in.
    static List<@Nullable Object> value(@Nullable Object value, String tag) {
        var list = new ArrayList<@Nullable Object>();
        list.add(tag);
        switch (value) {
            case Map<?, ?> map -> {
                list.add("mapping");
                map.forEach((key, each) -> list.add(pair(value(key, ""), value(each, ""))));
            }
            case List<?> items -> {
                list.add("sequence");
                items.forEach(each -> list.add(pair(null, value(each, ""))));
            }
            case null, default -> {
                list.add("scalar");
                list.add(value);
            }
        }
        return list;
    }

    static List<@Nullable Object> entry(@Nullable String key, @Nullable Object value) {
        return pair(key == null ? null : value(key, ""), value(value, ""));
    }

    /// The pairs of a collection: the changes of this list are changes of the model.
    static List<@Nullable Object> pairs(List<@Nullable Object> collection) {
        return collection.subList(2, collection.size());
    }

    @SuppressWarnings("unchecked")
    static List<@Nullable Object> down(List<@Nullable Object> collection, int index) {
        var pair = (List<@Nullable Object>) pairs(collection).get(index);
        return (List<@Nullable Object>) pair.get(1);
    }

    /// Becomes another value, for all who point to it.
    static void become(List<@Nullable Object> node, List<@Nullable Object> other) {
        node.clear();
        node.addAll(other);
    }
}
