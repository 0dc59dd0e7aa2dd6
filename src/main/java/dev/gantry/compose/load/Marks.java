package dev.gantry.compose.load;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `!reset` and `!override`: what a later file takes away from those before.
final class Marks {

    private Marks() {}

    static void apply(Map<String, @Nullable Object> before, Source source) {
        takeAway(before, source.resets());
        takeAway(before, source.overrides());
    }

    static void takeAway(Map<String, @Nullable Object> model, List<Path> paths) {
        for (var path : paths) {
            takeAway(model, path.parts());
        }
    }

    private static void takeAway(@Nullable Object model, List<String> parts) {
        var map = Values.map(model);
        if (map != null && parts.size() == 1) {
            map.remove(parts.getFirst());
        } else if (map != null && !parts.isEmpty()) {
            takeAway(map.get(parts.getFirst()), parts.subList(1, parts.size()));
        }
        var list = Values.list(model);
        if (list != null && parts.size() > 1) {
            list.forEach(each -> takeAway(each, parts.subList(1, parts.size())));
        }
    }
}
