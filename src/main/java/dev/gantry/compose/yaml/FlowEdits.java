package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.YamlNode.Collection;
import dev.gantry.compose.yaml.YamlNode.Entry;
import org.jspecify.annotations.Nullable;

/// Edits inside braces and brackets.
final class FlowEdits {

    private final String text;
    private final Lines lines;

    FlowEdits(String text, Lines lines) {
        this.text = text;
        this.lines = lines;
    }

    Draft set(Entry entry, @Nullable Object value) {
        var old = entry.value();
        var style = old instanceof YamlNode.Scalar scalar ? scalar.style() : null;
        var written = Layout.inLine(value, style, true);
        var properties = old.properties();
        boolean keepsTag = properties.tag().isEmpty() || properties.tag().equals("!override");
        if (!keepsTag) {
            var anchor = properties.anchor().isEmpty() ? "" : "&" + properties.anchor() + " ";
            return new Draft(text)
                    .replace(old.range().start(), old.range().end(), anchor + written);
        }
        if (!old.content().isEmpty()) {
            return new Draft(text).replace(old.contentStart(), old.range().end(), written);
        }
        boolean colon = entry.key() == null || text.charAt(entry.valueFrom() - 1) == ':';
        return new Draft(text).insert(old.range().end(), (colon ? " " : ": ") + written);
    }

    Draft insert(Collection in, int index, @Nullable String key, @Nullable Object value) {
        var lead = key == null ? "" : ScalarText.key(key, null, true) + ": ";
        var written = lead + Layout.inLine(value, null, true);
        if (in.entries().isEmpty()) {
            return new Draft(text).insert(in.contentStart() + 1, written);
        }
        boolean isBare = isBare(in);
        var draft = new Draft(text);
        if (isBare) {
            draft.insert(in.range().start(), "{");
        }
        if (index < in.entries().size()) {
            var next = in.entries().get(index);
            draft.insert(next.start(), written + "," + apart(next));
        } else {
            last(in, written, draft);
        }
        return isBare ? draft.insert(in.range().end(), "}") : draft;
    }

    /// A single pair in brackets needs no braces.
    private boolean isBare(Collection in) {
        return in.keyed() && text.charAt(in.contentStart()) != '{';
    }

    /// As the entry is apart from what is before it: by a space, or on a line of its own.
    private String apart(Entry entry) {
        return lines.isFirst(entry.start())
                ? lines.breakAt(entry.start()) + " ".repeat(lines.column(entry.start()))
                : " ";
    }

    private void last(Collection in, String written, Draft draft) {
        var last = in.entries().getLast();
        int comma = isBare(in) ? -1 : comma(last.end());
        int at = comma < 0 ? last.end() : comma;
        boolean ownLine = lines.isFirst(last.start()) && lines.of(in.range().end()) > lines.of(at);
        if (comma < 0) {
            draft.insert(last.end(), last.value().content().isEmpty() ? " ," : ",");
        }
        draft.insert(
                ownLine ? lines.endAt(at) : at, apart(last) + written + (comma < 0 ? "" : ","));
    }

    /// Behind the comma that follows, or -1.
    private int comma(int from) {
        int at = from;
        while (at < text.length()) {
            char here = text.charAt(at);
            if (here == '#' && Character.isWhitespace(text.charAt(at - 1))) {
                at = lines.endAt(at);
            } else if (Character.isWhitespace(here)) {
                at++;
            } else {
                return here == ',' ? at + 1 : -1;
            }
        }
        return -1;
    }

    Draft remove(Found found) {
        var entry = found.entry();
        if (isBare(found.in())) {
            return new Draft(text).replace(entry.start(), entry.end(), "{}");
        }
        int comma = comma(entry.end());
        int end = comma < 0 ? entry.end() : comma;
        var draft = new Draft(text);
        if (comma < 0 && !found.isFirst()) {
            var before = found.in().entries().get(found.index() - 1);
            int behind = comma(before.end());
            if (!isAlone(entry.start(), end)) {
                return draft.remove(behind - 1, end);
            }
            draft.remove(behind - 1, behind);
        }
        return isAlone(entry.start(), end)
                ? draft.remove(lines.start(lines.of(entry.start())), lines.next(lines.of(end)))
                : draft.remove(entry.start(), found.isLast() ? end : spaceEnd(end));
    }

    /// Whether nothing else is on its lines, but a comment.
    private boolean isAlone(int start, int end) {
        var rest = text.substring(end, lines.endAt(end));
        return lines.isFirst(start)
                && (rest.isBlank() || rest.strip().startsWith("#"))
                && lines.of(end) + 1 < lines.count();
    }

    private int spaceEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
