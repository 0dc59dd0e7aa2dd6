package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.Tree.Mark;
import dev.gantry.compose.yaml.YamlException.Reason;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads YAML documents into trees, with the meaning of the reference's library: SnakeYAML parses,
/// the rest is decided here.
///
/// Hostile texts cost bounded time and memory: values are counted with their aliases followed.
public final class YamlReader {

    static final int MOST_CHARACTERS = 16 << 20;
    private static final int MOST_VALUES = 500_000;
    static final int DEEPEST = 200;
    private static final String MERGE = "<<";

    private final String file;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    private YamlReader(String file) {
        this.file = file;
    }

    /// @param file named in places
    /// @return one tree a document; none for a text without any
    public static List<Tree> read(String text, String file) throws YamlException {
        return StrayTabs.tolerated(text, file, it -> new YamlReader(file).documents(it));
    }

    private List<Tree> documents(String text) throws YamlException {
        var trees = new ArrayList<Tree>();
        for (var root : new Yaml(options()).composeAll(new StringReader(text))) {
            trees.add(tree(root, 0));
        }
        return trees;
    }

    static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(Integer.MAX_VALUE); // counted here, with what they cost
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setAllowDuplicateKeys(true); // told here, with both places
        return options;
    }

    static YamlException told(YAMLException broken, String file) {
        return broken instanceof MarkedYAMLException marked
                ? new YamlException(
                        Reason.SYNTAX, place(marked.getProblemMark(), file), said(broken))
                : new YamlException(reason(broken), Place.of(file), said(broken));
    }

    private static Reason reason(YAMLException broken) {
        var said = said(broken);
        return said.contains("Nesting Depth")
                ? Reason.TOO_DEEP
                : said.contains("exceeds the limit") ? Reason.TOO_MUCH : Reason.SYNTAX;
    }

    private static String said(YAMLException broken) {
        var problem = broken instanceof MarkedYAMLException marked ? marked.getProblem() : null;
        var said = problem == null ? broken.getMessage() : problem;
        return said == null ? "" : said;
    }

    private static Place place(
            org.yaml.snakeyaml.error.@org.jspecify.annotations.Nullable Mark mark, String file) {
        return mark == null
                ? Place.of(file)
                : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Place place(Node node) {
        return place(node.getStartMark(), file);
    }

    private Tree tree(Node node, int depth) throws YamlException {
        if (++values > MOST_VALUES) {
            throw new YamlException(Reason.TOO_MUCH, place(node), "");
        }
        if (depth > DEEPEST) {
            throw new YamlException(Reason.TOO_DEEP, place(node), "");
        }
        if (!open.add(node)) {
            throw new YamlException(Reason.CIRCLE, place(node), "");
        }
        try {
            return switch (node) {
                case ScalarNode scalar -> scalar(scalar);
                case SequenceNode sequence -> sequence(sequence, depth);
                case MappingNode mapping -> mapping(mapping, depth);
                default -> throw new YamlException(Reason.UNKNOWN_ANCHOR, place(node), "");
            };
        } finally {
            open.remove(node);
        }
    }

    private Tree scalar(ScalarNode node) {
        var text = node.getValue();
        var tag = node.getTag().getValue();
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
        boolean asText = !plain || tag.equals("tag:yaml.org,2002:str") && isTagged(node);
        var value = asText ? text : PlainScalar.value(text);
        return new Tree.Scalar(value, text, mark(node), place(node));
    }

    /// SnakeYAML gives every node a tag; one that a person wrote stands before the value.
    private static boolean isTagged(ScalarNode node) {
        var text = node.getValue();
        return PlainScalar.value(text) instanceof String
                ? false
                : node.getStartMark() != null
                        && node.getEndMark().getIndex() - node.getStartMark().getIndex()
                                > text.length();
    }

    private static Mark mark(Node node) {
        return switch (node.getTag().getValue()) {
            case "!reset" -> Mark.RESET;
            case "!override" -> Mark.OVERRIDE;
            default -> Mark.NONE;
        };
    }

    private Tree sequence(SequenceNode node, int depth) throws YamlException {
        var items = new ArrayList<Tree>();
        for (var item : node.getValue()) {
            items.add(tree(item, depth + 1));
        }
        return new Tree.Sequence(items, mark(node), place(node));
    }

    private Tree mapping(MappingNode node, int depth) throws YamlException {
        var own = new LinkedHashMap<String, Tree>();
        var places = new HashMap<String, Place>();
        var merged = new ArrayList<Tree.Mapping>();
        for (var tuple : node.getValue()) {
            var key = key(tuple);
            var at = place(tuple.getKeyNode());
            var earlier = places.put(key, at);
            if (earlier != null) {
                throw new YamlException(Reason.DUPLICATE_KEY, at, key + "\n" + earlier.line());
            }
            if (isMerge(tuple)) {
                merged.addAll(merged(tuple.getValueNode(), depth));
            } else {
                own.put(key, tree(tuple.getValueNode(), depth + 1));
            }
        }
        return merge(own, places, merged, mark(node), place(node));
    }

    private String key(NodeTuple tuple) throws YamlException {
        if (tuple.getKeyNode() instanceof ScalarNode scalar) {
            var value = scalar(scalar);
            if (isMerge(tuple) || value instanceof Tree.Scalar(String _, _, _, _)) {
                return scalar.getValue();
            }
        }
        var shown = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        throw new YamlException(Reason.KEY, place(tuple.getKeyNode()), shown);
    }

    private static boolean isMerge(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getValue().equals(MERGE);
    }

    /// One mapping, or a list of them, the first of which wins.
    private List<Tree.Mapping> merged(Node node, int depth) throws YamlException {
        if (tree(node, depth + 1) instanceof Tree.Mapping one) {
            return List.of(one);
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw new YamlException(Reason.MERGE, place(node), "");
        }
        var all = new ArrayList<Tree.Mapping>();
        for (var item : sequence.getValue()) {
            if (!(tree(item, depth + 1) instanceof Tree.Mapping one)) {
                throw new YamlException(Reason.MERGE, place(item), "");
            }
            all.add(one);
        }
        return all;
    }

    /// What is written wins over what is merged, whole values at a time.
    private static Tree merge(
            Map<String, Tree> own,
            Map<String, Place> places,
            List<Tree.Mapping> merged,
            Mark mark,
            Place place) {
        var all = new LinkedHashMap<>(own);
        var allPlaces = new HashMap<>(places);
        for (var other : merged) {
            other.entries()
                    .forEach((key, value) -> {
                        if (all.putIfAbsent(key, value) == null) {
                            allPlaces.put(key, other.keyPlace(key));
                        }
                    });
        }
        return new Tree.Mapping(all, allPlaces, mark, place);
    }
}
