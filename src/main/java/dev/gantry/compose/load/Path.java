package dev.gantry.compose.load;

import java.util.ArrayList;
import java.util.List;

/// The way from the top of a model to a value. An item of a list is `[]`.
record Path(List<String> parts) {

    static final Path ROOT = new Path(List.of());

    static Path of(String... parts) {
        return new Path(List.of(parts));
    }

    Path then(String key) {
        var longer = new ArrayList<>(parts);
        longer.add(key);
        return new Path(List.copyOf(longer));
    }

    Path item() {
        return then("[]");
    }

    /// Whether it fits a pattern such as `services.*.ports`, in which `*` is any one part.
    boolean fits(String pattern) {
        int from = 0;
        for (int part = 0; part < parts.size(); part++) {
            if (from > pattern.length()) {
                return false;
            }
            int dot = pattern.indexOf('.', from);
            int to = dot < 0 ? pattern.length() : dot;
            boolean any = to - from == 1 && pattern.charAt(from) == '*';
            var own = parts.get(part);
            if (!any && !(own.length() == to - from && pattern.startsWith(own, from))) {
                return false;
            }
            from = to + 1;
        }
        return from > pattern.length();
    }

    String last() {
        return parts.isEmpty() ? "" : parts.getLast();
    }

    @Override
    public String toString() {
        return String.join(".", parts).replace(".[]", "[]");
    }
}
