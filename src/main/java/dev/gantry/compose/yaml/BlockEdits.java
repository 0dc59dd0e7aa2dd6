package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.YamlNode.Collection;
import dev.gantry.compose.yaml.YamlNode.Entry;
import dev.gantry.compose.yaml.YamlNode.Scalar;
import dev.gantry.compose.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Edits where structure is told by indentation.
final class BlockEdits {

    private final String text;
    private final Lines lines;

    BlockEdits(String text, Lines lines) {
        this.text = text;
        this.lines = lines;
    }

    /// Where the value of an entry stands: what is on the line of its key, and the lines below.
    private record Slot(int start, int end, String before, int bodyStart, int bodyEnd) {}

    /// @param quoted whether a text of several lines is to be quoted
    Draft set(Found found, @Nullable Object value, boolean quoted) {
        var entry = found.entry();
        var layout = Layout.of(found.in(), found.root(), lines).like(entry, lines);
        var kept = Kept.of(entry.value().properties());
        var style = quoted ? Style.DOUBLE : style(entry.value());
        int column = lines.column(entry.start());
        var written =
                isFlow(entry.value()) && !quoted
                        ? ValueText.of(Layout.inLine(value, null, false))
                        : layout.block(
                                value, column, entry.key() == null, kept.text().isEmpty(), style);
        var slot = slot(entry, kept, written.inline().isEmpty());
        var draft = new Draft(text);
        boolean apart = slot.before().isEmpty();
        var inline = kept.before(apart ? written.inline().stripLeading() : written.inline());
        draft.replace(slot.start(), slot.end(), inline.isEmpty() ? "" : slot.before() + inline);
        draft.replace(slot.bodyStart(), slot.bodyEnd(), below(slot, written));
        return draft;
    }

    /// What stays of an anchor and a tag, and whether they need not be written anew.
    private record Kept(String text, boolean asItIs) {

        static Kept of(YamlNode.Properties properties) {
            var anchor = properties.anchor().isEmpty() ? "" : "&" + properties.anchor();
            boolean lays = properties.tag().equals("!override");
            var tag = lays ? properties.tag() : "";
            var text = anchor.isEmpty() || tag.isEmpty() ? anchor + tag : anchor + " " + tag;
            return new Kept(text, properties.tag().isEmpty() || lays);
        }

        String before(String inline) {
            return asItIs || text.isEmpty()
                    ? inline
                    : inline.isEmpty() ? text : text + " " + inline;
        }
    }

    private static @Nullable Style style(YamlNode node) {
        return node instanceof Scalar scalar ? scalar.style() : null;
    }

    private static boolean isFlow(YamlNode node) {
        return node instanceof Collection all && all.flow() && !all.entries().isEmpty();
    }

    private Slot slot(Entry entry, Kept kept, boolean emptied) {
        var value = entry.value();
        boolean intact = kept.asItIs() && value.properties().areThere();
        int lead = intact ? value.properties().end() : entry.valueFrom();
        int start = kept.asItIs() ? value.contentStart() : value.range().start();
        int end = value.range().end();
        if (start == end) {
            return new Slot(lead, lead, " ", lines.endAt(lead), lines.endAt(lead));
        }
        boolean below =
                value instanceof Collection all
                        && !all.flow()
                        && lines.of(all.contentStart()) > lines.of(lead);
        if (below) {
            int first = kept.asItIs() ? lead : Math.max(lead, value.properties().end());
            return new Slot(lead, first, " ", lines.endAt(first), lines.endAt(end));
        }
        int inlineEnd =
                value instanceof Scalar scalar && scalar.style().isBlock()
                        ? ScalarText.headerEnd(text, value.contentStart())
                        : end;
        boolean apart = start > lead;
        return new Slot(
                emptied && kept.before("").isEmpty() ? lead : start,
                inlineEnd,
                apart ? "" : " ",
                lines.endAt(inlineEnd),
                lines.endAt(end));
    }

    private String below(Slot slot, ValueText written) {
        var eol = lines.breakAt(slot.bodyStart());
        var body = new StringBuilder();
        written.lines().forEach(line -> body.append(eol).append(line));
        boolean ends = slot.bodyEnd() == text.length();
        return written.needsBreak() && ends ? body + eol : body.toString();
    }

    /// @param key null for an item
    /// @param index before or behind which it comes
    Draft insert(
            Collection in,
            YamlNode root,
            int index,
            boolean before,
            @Nullable String key,
            @Nullable Object value) {
        int column = lines.column(in.entries().getFirst().start());
        var written = Layout.of(in, root, lines).block(value, column, key == null, true, null);
        var lead = key == null ? "-" : ScalarText.key(key, null, false) + ":";
        var entry = new ArrayList<String>();
        Layout.entry(entry, lead, column, written);
        var beside = in.entries().get(index);
        var gap = isAiry(in) ? lines.breakAt(beside.start()) : "";
        return before ? before(beside, gap, entry, column) : behind(beside, gap, entry, written);
    }

    private Draft before(Entry next, String gap, List<String> entry, int column) {
        var eol = lines.breakAt(next.start());
        var joined = String.join(eol, entry) + eol;
        return lines.isFirst(next.start())
                ? new Draft(text).insert(next.whole().start(), joined + gap)
                : new Draft(text).insert(next.start(), joined.stripLeading() + " ".repeat(column));
    }

    private Draft behind(Entry beside, String gap, List<String> entry, ValueText written) {
        int at = wholeEnd(beside);
        var eol = lines.breakAt(at);
        var joined = eol + gap + String.join(eol, entry);
        return new Draft(text)
                .insert(at, written.needsBreak() && at == text.length() ? joined + eol : joined);
    }

    /// Behind its last character, before the line break.
    private int wholeEnd(Entry entry) {
        int end = entry.whole().end();
        int last = lines.of(end);
        if (last > 0 && lines.start(last) == end) {
            last--;
        }
        return lines.end(last);
    }

    /// Whether there is a blank line between each two.
    private boolean isAiry(Collection in) {
        var entries = in.entries();
        for (int index = 1; index < entries.size(); index++) {
            if (!isBlankAbove(entries.get(index))) {
                return false;
            }
        }
        return entries.size() > 1;
    }

    private boolean isBlankAbove(Entry entry) {
        int line = lines.of(entry.whole().start());
        return line > 0 && lines.isBlank(line - 1);
    }

    Draft remove(Found found) {
        var entry = found.entry();
        if (found.in().entries().size() == 1) {
            return removeOnly(found, entry);
        }
        if (!lines.isFirst(entry.start())) {
            return new Draft(text).remove(entry.start(), nextStart(entry));
        }
        int start = entry.whole().start();
        int end = entry.whole().end();
        int above = found.isFirst() ? start : blanksAbove(found, start);
        int below = blanksBelow(end);
        if (above < start && (found.isLast() || below > end)) {
            return new Draft(text).remove(above, end);
        }
        return new Draft(text).remove(start, found.isFirst() ? below : end);
    }

    /// What is left is empty, not nothing.
    private Draft removeOnly(Found found, Entry entry) {
        var empty = found.in().keyed() ? "{}" : "[]";
        var owner = found.owner();
        if (owner == null || !lines.isFirst(entry.start())) {
            return new Draft(text).replace(entry.start(), entry.end(), empty);
        }
        var properties = found.in().properties();
        int lead = properties.areThere() ? properties.end() : owner.valueFrom();
        return new Draft(text)
                .insert(lead, " " + empty)
                .remove(lines.endAt(entry.whole().start() - 1), wholeEnd(entry));
    }

    private int nextStart(Entry entry) {
        int line = lines.of(entry.end()) + 1;
        while (lines.isBlank(line)) {
            line++;
        }
        return lines.firstOf(line);
    }

    private int blanksAbove(Found found, int start) {
        int bound = lines.of(found.in().entries().get(found.index() - 1).whole().end() - 1);
        int line = lines.of(start);
        while (line - 1 > bound && lines.isBlank(line - 1)) {
            line--;
        }
        return lines.start(line);
    }

    private int blanksBelow(int end) {
        int line = lines.of(end);
        if (lines.start(line) != end) {
            return end;
        }
        while (line + 1 < lines.count() && lines.isBlank(line)) {
            line++;
        }
        return lines.start(line);
    }

    /// What is between the entries stays between them.
    ///
    /// @param end behind them all: a line break for a last entry that needs one
    Draft move(Collection in, int from, int to, String end) {
        var order = new ArrayList<Integer>();
        int first = Math.min(from, to);
        int last = Math.max(from, to);
        for (int index = first; index <= last; index++) {
            order.add(index);
        }
        order.remove((Integer) from);
        order.add(to - first, from);
        var moved = new StringBuilder();
        for (int place = 0; place < order.size(); place++) {
            moved.append(text, chunkStart(in, order.get(place)), chunkEnd(in, order.get(place)));
            if (place + 1 < order.size()) {
                moved.append(text, chunkEnd(in, first + place), chunkStart(in, first + place + 1));
            }
        }
        return new Draft(text).replace(chunkStart(in, first), chunkEnd(in, last), moved + end);
    }

    private int chunkStart(Collection in, int index) {
        var entry = in.entries().get(index);
        if (in.flow()) {
            return entry.start();
        }
        return lines.isFirst(entry.start())
                ? lines.firstOf(lines.of(entry.whole().start()))
                : entry.start();
    }

    private int chunkEnd(Collection in, int index) {
        var entry = in.entries().get(index);
        return in.flow() ? entry.end() : wholeEnd(entry);
    }
}
