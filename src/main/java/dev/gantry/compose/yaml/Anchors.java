package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.YamlNode.Alias;
import dev.gantry.compose.yaml.YamlNode.Collection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Which anchors a document defines, and what points to them.
final class Anchors {

    private Anchors() {}

    static Map<String, YamlNode> defined(YamlNode root) {
        var defined = new HashMap<String, YamlNode>();
        each(
                root,
                node -> {
                    if (!node.properties().anchor().isEmpty()) {
                        defined.put(node.properties().anchor(), node);
                    }
                });
        return defined;
    }

    static Set<String> used(YamlNode root) {
        var used = new HashSet<String>();
        each(
                root,
                node -> {
                    if (node instanceof Alias alias) {
                        used.add(alias.anchor());
                    }
                });
        return used;
    }

    /// An anchor that goes with an entry, or its value, while something elsewhere needs it.
    static Optional<String> lost(Found found, boolean keepsOwn) {
        var value = found.entry().value();
        var going = new HashSet<>(defined(value).keySet());
        if (keepsOwn) {
            going.remove(value.properties().anchor());
        } else if (found.entry().key() != null) {
            going.addAll(defined(found.entry().key()).keySet());
        }
        if (going.isEmpty()) {
            return Optional.empty();
        }
        var needed = new HashSet<String>();
        each(
                found.root(),
                node -> {
                    if (node instanceof Alias alias && !isInside(alias, value)) {
                        needed.add(alias.anchor());
                    }
                });
        return going.stream().filter(needed::contains).findFirst();
    }

    private static boolean isInside(YamlNode node, YamlNode outer) {
        return outer.range().start() <= node.range().start()
                && node.range().end() <= outer.range().end();
    }

    /// Definitions and uses of the anchors that are defined more than once, in their order.
    static List<String> order(YamlNode root) {
        var all = new ArrayList<String>();
        var once = new HashSet<String>();
        var often = new HashSet<String>();
        each(
                root,
                node -> {
                    var anchor = node.properties().anchor();
                    if (!anchor.isEmpty()) {
                        all.add("&" + anchor);
                        if (!once.add(anchor)) {
                            often.add(anchor);
                        }
                    }
                    if (node instanceof Alias alias) {
                        all.add("*" + alias.anchor());
                    }
                });
        all.removeIf(each -> !often.contains(each.substring(1)));
        return all;
    }

    private static void each(YamlNode node, Consumer<YamlNode> tell) {
        tell.accept(node);
        if (node instanceof Collection all) {
            for (var entry : all.entries()) {
                if (entry.key() != null) {
                    each(entry.key(), tell);
                }
                each(entry.value(), tell);
            }
        }
    }
}
