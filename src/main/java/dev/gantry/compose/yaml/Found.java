package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.EditRefusedException.Reason;
import dev.gantry.compose.yaml.YamlNode.Alias;
import dev.gantry.compose.yaml.YamlNode.Collection;
import dev.gantry.compose.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The entry that a path leads to, and what is around it.
///
/// @param positions of the entries that lead to its collection
/// @param owner whose value its collection is; null for the root
record Found(
        YamlNode root, List<Integer> positions, @Nullable Entry owner, Collection in, int index) {

    Entry entry() {
        return in.entries().get(index);
    }

    boolean isFirst() {
        return index == 0;
    }

    boolean isLast() {
        return index == in.entries().size() - 1;
    }

    /// @param root of the path's document
    /// @param anchored every anchor of it
    static Found of(YamlPath path, YamlNode root, Map<String, YamlNode> anchored)
            throws EditRefusedException {
        YamlNode at = root;
        Found found = null;
        var positions = new ArrayList<Integer>();
        for (var step : path.steps()) {
            if (found != null) {
                positions.add(found.index());
            }
            var in = collection(at, path);
            int index = index(in, step, path, anchored);
            found =
                    new Found(
                            root,
                            List.copyOf(positions),
                            found == null ? null : found.entry(),
                            in,
                            index);
            at = found.entry().value();
        }
        if (found == null) {
            throw new EditRefusedException(Reason.WRONG_KIND, path, "");
        }
        return found;
    }

    private static Collection collection(YamlNode node, YamlPath path) throws EditRefusedException {
        return switch (node) {
            case Collection collection -> collection;
            case Alias alias ->
                    throw new EditRefusedException(Reason.THROUGH_ALIAS, path, alias.anchor());
            case YamlNode.Scalar scalar ->
                    throw new EditRefusedException(
                            scalar.value() == null ? Reason.NOT_THERE : Reason.WRONG_KIND,
                            path,
                            "");
        };
    }

    private static int index(
            Collection in, YamlPath.Step step, YamlPath path, Map<String, YamlNode> anchored)
            throws EditRefusedException {
        int index =
                switch (step) {
                    case YamlPath.Key(var name) when in.keyed() -> in.indexOf(name);
                    case YamlPath.Index(int at) when !in.keyed() ->
                            at < in.entries().size() ? at : -1;
                    case YamlPath.Key _, YamlPath.Index _ ->
                            throw new EditRefusedException(Reason.WRONG_KIND, path, "");
                };
        if (index >= 0) {
            return index;
        }
        if (step instanceof YamlPath.Key(var name)) {
            var by = merged(in, name, anchored, 0);
            if (by != null) {
                throw new EditRefusedException(Reason.MERGED, path, by);
            }
        }
        throw new EditRefusedException(Reason.NOT_THERE, path, "");
    }

    /// The anchor by which a merge key brings this key.
    private static @Nullable String merged(
            Collection in, String name, Map<String, YamlNode> anchored, int depth) {
        int merge = in.indexOf("<<");
        return merge < 0 || depth > YamlReader.DEEPEST
                ? null
                : brings(in.entries().get(merge).value(), "", name, anchored, depth);
    }

    private static @Nullable String brings(
            YamlNode node, String by, String name, Map<String, YamlNode> anchored, int depth) {
        return switch (node) {
            case YamlNode.Scalar _ -> null;
            case Alias alias -> {
                var target = anchored.get(alias.anchor());
                yield target == null || depth > YamlReader.DEEPEST
                        ? null
                        : brings(target, alias.anchor(), name, anchored, depth + 1);
            }
            case Collection all when all.keyed() ->
                    all.indexOf(name) >= 0 ? by : merged(all, name, anchored, depth + 1);
            case Collection list -> {
                for (var each : list.entries()) {
                    var found = brings(each.value(), by, name, anchored, depth + 1);
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
        };
    }
}
