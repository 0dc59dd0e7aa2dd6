package dev.gantry.compose.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Replacements gathered for one text, none of which overlap.
final class Draft {

    private record Replacement(int start, int end, String by) {}

    private final String text;
    private final List<Replacement> all = new ArrayList<>();

    Draft(String text) {
        this.text = text;
    }

    Draft replace(int start, int end, String by) {
        all.add(new Replacement(start, end, by));
        return this;
    }

    Draft insert(int at, String what) {
        return replace(at, at, what);
    }

    Draft remove(int start, int end) {
        return replace(start, end, "");
    }

    /// From the end of the text to its start, so that none moves another.
    List<TextChange> changes() {
        var sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(Replacement::start).thenComparingInt(Replacement::end));
        var changes = new ArrayList<TextChange>();
        Replacement open = null;
        for (var next : sorted) {
            if (open != null && open.end() >= next.start()) {
                open = new Replacement(open.start(), next.end(), open.by() + next.by());
            } else {
                add(changes, open);
                open = next;
            }
        }
        add(changes, open);
        return changes.reversed();
    }

    private void add(List<TextChange> changes, @org.jspecify.annotations.Nullable Replacement one) {
        if (one == null) {
            return;
        }
        var removed = text.substring(one.start(), one.end());
        if (!removed.equals(one.by())) {
            changes.add(new TextChange(one.start(), removed, one.by()));
        }
    }
}
