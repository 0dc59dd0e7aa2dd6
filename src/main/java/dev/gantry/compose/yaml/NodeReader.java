package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.YamlException.Reason;
import dev.gantry.compose.yaml.YamlNode.Alias;
import dev.gantry.compose.yaml.YamlNode.Collection;
import dev.gantry.compose.yaml.YamlNode.Entry;
import dev.gantry.compose.yaml.YamlNode.Properties;
import dev.gantry.compose.yaml.YamlNode.Scalar;
import dev.gantry.compose.yaml.YamlNode.Style;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/// From the parser's events to nodes with their places in the text.
final class NodeReader {

    /// A document.
    ///
    /// @param from behind its `---`
    record Root(YamlNode node, int from) {}

    private final String text;
    private final String file;
    private final Lines lines;
    private final int @Nullable [] offsets;
    private final Set<String> anchors = new HashSet<>();
    private Iterator<Event> events = List.<Event>of().iterator();
    private int depth;

    private NodeReader(String text, String file, Lines lines) {
        this.text = text;
        this.file = file;
        this.lines = lines;
        this.offsets =
                text.chars().anyMatch(it -> Character.isSurrogate((char) it))
                        ? text.codePoints().map(Character::charCount).toArray()
                        : null;
        for (int index = 0, offset = 0; offsets != null && index < offsets.length; index++) {
            int width = offsets[index];
            offsets[index] = offset;
            offset += width;
        }
    }

    static List<Root> read(String text, String file, Lines lines) throws YamlException {
        if (text.length() > YamlReader.MOST_CHARACTERS) {
            throw new YamlException(Reason.TOO_MUCH, Place.of(file), "");
        }
        return StrayTabs.tolerated(text, file, it -> new NodeReader(text, file, lines).roots(it));
    }

    private List<Root> roots(String readable) throws YamlException {
        var roots = new ArrayList<Root>();
        events = new Yaml(YamlReader.options()).parse(new StringReader(readable)).iterator();
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent start) {
                anchors.clear();
                int from = start.getExplicit() ? offset(start.getEndMark()) : 0;
                roots.add(new Root(node(events.next(), from, from), from));
            }
        }
        return roots;
    }

    private int offset(Mark mark) {
        int index = mark.getIndex();
        return offsets == null ? index : index < offsets.length ? offsets[index] : text.length();
    }

    private YamlNode node(Event event, int from, int bound) throws YamlException {
        var node =
                switch (event) {
                    case AliasEvent alias -> alias(alias);
                    case ScalarEvent scalar -> scalar(scalar, from);
                    case CollectionStartEvent start -> collection(start, bound);
                    default -> throw new IllegalStateException(event.toString());
                };
        return node;
    }

    private Alias alias(AliasEvent event) throws YamlException {
        var range = range(event);
        if (!anchors.contains(event.getAnchor())) {
            throw new YamlException(Reason.UNKNOWN_ANCHOR, place(range.start()), event.getAnchor());
        }
        return new Alias(range, new Properties("", "", range.start()), event.getAnchor());
    }

    private Place place(int offset) {
        return new Place(file, lines.of(offset) + 1, lines.column(offset) + 1);
    }

    private TextRange range(Event event) {
        return new TextRange(offset(event.getStartMark()), offset(event.getEndMark()));
    }

    private Scalar scalar(ScalarEvent event, int from) {
        var range = range(event);
        var style = style(event.getScalarStyle());
        boolean isTagged = event.getTag() != null;
        if (range.isEmpty()
                || event.getValue().isEmpty()
                        && style == Style.PLAIN
                        && event.getAnchor() == null
                        && !isTagged) {
            return new Scalar(
                    new TextRange(from, from), new Properties("", "", from), from, style, "");
        }
        var properties = properties(event, event.getTag(), range.start());
        int start =
                Math.min(
                        properties.areThere() ? content(properties.end()) : range.start(),
                        range.end());
        if (style == Style.PLAIN && event.getValue().isEmpty()) {
            return new Scalar(
                    new TextRange(range.start(), properties.end()),
                    properties,
                    properties.end(),
                    style,
                    "");
        }
        var whole =
                style.isBlock()
                        ? new TextRange(range.start(), blockEnd(start, range.end()))
                        : range;
        return new Scalar(whole, properties, start, style, event.getValue());
    }

    private static Style style(ScalarStyle style) {
        return switch (style) {
            case PLAIN, JSON_SCALAR_STYLE -> Style.PLAIN;
            case SINGLE_QUOTED -> Style.SINGLE;
            case DOUBLE_QUOTED -> Style.DOUBLE;
            case LITERAL -> Style.LITERAL;
            case FOLDED -> Style.FOLDED;
        };
    }

    private Properties properties(NodeEvent event, @Nullable String tag, int start) {
        var anchor = event.getAnchor() == null ? "" : event.getAnchor();
        if (!anchor.isEmpty()) {
            anchors.add(anchor);
        }
        int end = start;
        for (int at = start;
                at < text.length() && "&!".indexOf(text.charAt(at)) >= 0;
                at = content(end)) {
            end = wordEnd(at);
            if ((anchor.isEmpty() ? 0 : 1) + (tag == null ? 0 : 1) == 1) {
                break;
            }
        }
        return new Properties(
                anchor, tag == null ? "" : tag, anchor.isEmpty() && tag == null ? start : end);
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && ",[]{}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /// The next character that is neither space nor comment.
    private int content(int from) {
        int at = from;
        while (at < text.length()) {
            char here = text.charAt(at);
            if (here == '#' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)))) {
                at = lines.endAt(at);
            } else if (Character.isWhitespace(here)) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /// Blank lines behind a block of text are not of it, unless it keeps them.
    private int blockEnd(int start, int end) {
        int header = lines.of(start);
        int last = lines.of(end);
        if (last > header && lines.start(last) == end) {
            last--;
        }
        if (text.substring(start, ScalarText.headerEnd(text, start)).indexOf('+') < 0) {
            int indent = blockIndent(header, last);
            while (last > header
                    && lines.isBlank(last)
                    && lines.end(last) - lines.start(last) <= indent) {
                last--;
            }
        }
        return last == header ? ScalarText.headerEnd(text, start) : lines.end(last);
    }

    private int blockIndent(int header, int last) {
        for (int line = header + 1; line <= last; line++) {
            if (!lines.isBlank(line)) {
                return lines.firstOf(line) - lines.start(line);
            }
        }
        return Integer.MAX_VALUE;
    }

    private Collection collection(CollectionStartEvent event, int bound) throws YamlException {
        if (++depth > YamlReader.DEEPEST) {
            throw new YamlException(Reason.TOO_DEEP, place(offset(event.getStartMark())), "");
        }
        boolean keyed = event instanceof MappingStartEvent;
        int start = offset(event.getStartMark());
        var properties = properties(event, event.getTag(), start);
        int inside = properties.areThere() ? content(properties.end()) : start;
        boolean braced = event.isFlow() && text.charAt(inside) == (keyed ? '{' : '[');
        var entries = new ArrayList<Entry>();
        int at = braced ? inside + 1 : inside;
        int before = properties.areThere() ? properties.end() : bound;
        Event next = events.next();
        while (!(next instanceof CollectionEndEvent)) {
            var entry = entry(next, keyed, event.isFlow(), at, before);
            entries.add(entry);
            at = entry.end();
            before = at;
            next = events.next();
        }
        depth--;
        int end = braced ? offset(next.getEndMark()) : at;
        return new Collection(
                new TextRange(start, end), properties, inside, keyed, event.isFlow(), entries);
    }

    private Entry entry(Event event, boolean keyed, boolean flow, int from, int bound)
            throws YamlException {
        if (!keyed) {
            int start = flow ? -1 : content(from);
            int valueFrom = flow ? from : start + 1;
            var value = node(event, valueFrom, valueFrom);
            int begin = flow ? value.range().start() : start;
            return whole(begin, null, flow ? begin : valueFrom, value, flow, bound);
        }
        var key = node(event, from, from);
        int start = keyStart(key.range().start());
        int valueFrom = valueFrom(key.range().end());
        var value = node(events.next(), valueFrom, valueFrom);
        return whole(start, key, valueFrom, value, flow, bound);
    }

    /// A question mark before it, if there is one.
    private int keyStart(int key) {
        int at = key;
        while (at > 0 && text.charAt(at - 1) == ' ') {
            at--;
        }
        return at < key && at > 0 && text.charAt(at - 1) == '?' ? at - 1 : key;
    }

    private int valueFrom(int keyEnd) {
        int colon = content(keyEnd);
        return colon < text.length() && text.charAt(colon) == ':' ? colon + 1 : keyEnd;
    }

    private Entry whole(
            int start,
            @Nullable YamlNode key,
            int valueFrom,
            YamlNode value,
            boolean flow,
            int bound) {
        int end = Math.max(valueFrom, value.range().end());
        var whole =
                flow
                        ? new TextRange(start, end)
                        : new TextRange(ownStart(start, bound), ownEnd(start, end));
        return new Entry(start, key, valueFrom, value, whole);
    }

    /// The comments right above belong to it, but for those that begin the file.
    private int ownStart(int start, int bound) {
        if (!lines.isFirst(start)) {
            return start;
        }
        int line = lines.of(start);
        int lowest = bound == 0 ? 0 : lines.of(bound) + 1;
        int first = line;
        while (first > lowest && lines.commentColumn(first - 1) == lines.column(start)) {
            first--;
        }
        return lines.start(first == 0 ? line : first);
    }

    /// So do the comments below that are deeper than it.
    private int ownEnd(int start, int end) {
        int last = lines.of(end);
        for (int line = last + 1; line < lines.count(); line++) {
            int column = lines.commentColumn(line);
            if (column > lines.column(start)) {
                last = line;
            } else if (!lines.isBlank(line)) {
                break;
            }
        }
        return lines.next(last);
    }
}
