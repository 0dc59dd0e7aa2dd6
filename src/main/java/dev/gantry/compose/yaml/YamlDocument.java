package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.EditRefusedException.Reason;
import dev.gantry.compose.yaml.Meaning.Pair;
import dev.gantry.compose.yaml.YamlNode.Collection;
import dev.gantry.compose.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A YAML text that can be edited as a tree. Immutable: each edit gives a new document, and the
/// changes of the text that led to it.
///
/// An edit touches its own lines; comments, order, quoting and line ends elsewhere stay. It is
/// proved before it is given out: the new text is read again, and must mean what the old one meant
/// with this edit and nothing else. Where it cannot be, the edit is refused.
///
/// Values are given as null, [Boolean], [Integer], [Long], [java.math.BigInteger], [Double],
/// [String], [List] and [Map] with texts as keys.
public final class YamlDocument {

    private final String text;
    private final String file;
    private final Lines lines;
    private final List<NodeReader.Root> roots;

    private YamlDocument(String text, String file) throws YamlException {
        this.text = text;
        this.file = file;
        this.lines = new Lines(text);
        this.roots = NodeReader.read(text, file, lines);
    }

    /// Keys that stand twice are let be: an editor must be able to take one away.
    ///
    /// @param file named in places
    /// @throws YamlException for a text that is no YAML
    public static YamlDocument of(String text, String file) throws YamlException {
        return new YamlDocument(text, file);
    }

    public String text() {
        return text;
    }

    /// The root of each document; none for a text of comments.
    public List<YamlNode> roots() {
        return roots.stream().map(NodeReader.Root::node).toList();
    }

    /// @return the entry that is written at this path; none for what comes by alias or merge key
    public Optional<Entry> find(YamlPath path) {
        try {
            return Optional.of(found(path).entry());
        } catch (EditRefusedException notWritten) {
            return Optional.empty();
        }
    }

    /// The way to the innermost entry at an offset.
    public Optional<YamlPath> pathAt(int offset) {
        for (int document = 0; document < roots.size(); document++) {
            var path = pathAt(roots.get(document).node(), offset, YamlPath.document(document));
            if (!path.isRoot()) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static YamlPath pathAt(YamlNode node, int offset, YamlPath path) {
        if (node instanceof Collection all) {
            for (int index = 0; index < all.entries().size(); index++) {
                var entry = all.entries().get(index);
                if (entry.start() <= offset && offset <= entry.end()) {
                    var name = entry.name();
                    var below = name.isPresent() ? path.key(name.get()) : path.item(index);
                    return pathAt(entry.value(), offset, below);
                }
            }
        }
        return path;
    }

    /// @return the anchor by which a value at this path shows elsewhere too, so that an edit here
    ///   is an edit there
    public Optional<String> sharedBy(YamlPath path) {
        var used = Anchors.used(root(path.document()));
        for (var each = path; !each.isRoot(); each = each.parent()) {
            var anchor = find(each).map(it -> it.value().properties().anchor());
            if (anchor.filter(used::contains).isPresent()) {
                return anchor;
            }
        }
        return Optional.empty();
    }

    /// Gives a value that is there another one, in its style where that can say it. An anchor and
    /// `!override` stay; other tags told of the old value, and go with it.
    public Edit set(YamlPath path, @Nullable Object value) throws EditRefusedException {
        var found = found(path);
        refuseLoss(found, path, true);
        var entry = found.entry();
        var of = entry.value().properties();
        var tag = of.tag().equals("!override") ? of.tag() : "";
        var meant = Meaning.marked(Meaning.ofValue(value), tag, of.anchor());
        var expected =
                proof().expected(
                                path,
                                found.positions(),
                                pairs -> {
                                    pairs.set(
                                            found.index(),
                                            new Pair(pairs.get(found.index()).key(), meant));
                                    return pairs;
                                });
        if (found.in().flow()) {
            return proof().of(path, expected, new FlowEdits(text, lines).set(entry, value));
        }
        var edits = new BlockEdits(text, lines);
        return proof().of(
                        path,
                        expected,
                        edits.set(found, value, false),
                        edits.set(found, value, true));
    }

    /// Adds a key at the end of a mapping, or of what is empty.
    public Edit insert(YamlPath mapping, String key, @Nullable Object value)
            throws EditRefusedException {
        return proof().withOpenEnd(it -> it.insert(mapping, -1, false, key, value));
    }

    public Edit insertBefore(YamlPath sibling, String key, @Nullable Object value)
            throws EditRefusedException {
        int index = found(sibling).index();
        return proof().withOpenEnd(it -> it.insert(sibling.parent(), index, true, key, value));
    }

    public Edit insertAfter(YamlPath sibling, String key, @Nullable Object value)
            throws EditRefusedException {
        int index = found(sibling).index();
        return proof().withOpenEnd(it -> it.insert(sibling.parent(), index, false, key, value));
    }

    /// Adds an item at the end of a sequence, or of what is empty.
    public Edit add(YamlPath sequence, @Nullable Object value) throws EditRefusedException {
        return proof().withOpenEnd(it -> it.insert(sequence, -1, false, null, value));
    }

    public Edit addBefore(YamlPath item, @Nullable Object value) throws EditRefusedException {
        int index = found(item).index();
        return proof().withOpenEnd(it -> it.insert(item.parent(), index, true, null, value));
    }

    public Edit addAfter(YamlPath item, @Nullable Object value) throws EditRefusedException {
        int index = found(item).index();
        return proof().withOpenEnd(it -> it.insert(item.parent(), index, false, null, value));
    }

    /// @param beside the position of a sibling, or -1 for the last
    private Edit insert(
            YamlPath into, int beside, boolean before, @Nullable String key, @Nullable Object value)
            throws EditRefusedException {
        var node = into.isRoot() ? root(into.document()) : found(into).entry().value();
        if (node instanceof Collection in && !in.entries().isEmpty()) {
            int sibling = beside < 0 ? in.entries().size() - 1 : beside;
            return insert(into, in, sibling, before, key, value);
        }
        var only = key == null ? singleton(value) : singleton(key, value);
        if (node instanceof YamlNode.Alias alias) {
            throw new EditRefusedException(Reason.THROUGH_ALIAS, into, alias.anchor());
        }
        if (node instanceof YamlNode.Scalar scalar && scalar.value() != null) {
            throw new EditRefusedException(Reason.WRONG_KIND, into, "");
        }
        return into.isRoot() ? begin(into, only) : set(into, only);
    }

    private static List<@Nullable Object> singleton(@Nullable Object value) {
        var list = new ArrayList<@Nullable Object>();
        list.add(value);
        return list;
    }

    private static Map<String, @Nullable Object> singleton(String key, @Nullable Object value) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put(key, value);
        return map;
    }

    private Edit insert(
            YamlPath into,
            Collection in,
            int beside,
            boolean before,
            @Nullable String key,
            @Nullable Object value)
            throws EditRefusedException {
        if (in.keyed() == (key == null)) {
            throw new EditRefusedException(Reason.WRONG_KIND, into, "");
        }
        if (key != null) {
            refuseTaken(in, into, key);
        }
        int index = before ? beside : beside + 1;
        var pair = key == null ? Meaning.item(value) : Meaning.pair(key, value);
        var expected =
                proof().expected(
                                into,
                                positions(into),
                                pairs -> {
                                    pairs.add(index, pair);
                                    return pairs;
                                });
        var draft =
                in.flow()
                        ? new FlowEdits(text, lines).insert(in, index, key, value)
                        : new BlockEdits(text, lines)
                                .insert(in, root(into.document()), beside, before, key, value);
        return proof().of(into, expected, draft);
    }

    private static void refuseTaken(Collection in, YamlPath into, String key)
            throws EditRefusedException {
        if (in.indexOf(key) >= 0) {
            throw new EditRefusedException(Reason.TAKEN, into, key);
        }
        if (key.equals("<<")) {
            throw new EditRefusedException(Reason.WRONG_KIND, into, key);
        }
    }

    /// The first content of a document that has none.
    private Edit begin(YamlPath root, Object only) throws EditRefusedException {
        var meant = new ArrayList<>(proof().meanings());
        boolean isNone = meant.isEmpty();
        if (isNone) {
            meant.add(Meaning.NOTHING);
        }
        meant.set(root.document(), Meaning.ofValue(only));
        var eol = lines.breakAt(text.length());
        var body = String.join(eol, new Layout(2, 2, 2).lines(only, 0));
        var draft = new Draft(text);
        if (!isNone && !root(root.document()).range().isEmpty()) {
            var range = root(root.document()).content();
            return proof().of(root, meant, draft.replace(range.start(), range.end(), body));
        }
        int at = isNone ? text.length() : lines.endAt(roots.get(root.document()).from());
        boolean fresh = lines.column(at) == 0;
        return proof().of(root, meant, draft.insert(at, fresh ? body + eol : eol + body));
    }

    /// Takes an entry away, with the comments that belong to it. A collection that loses its last
    /// one is empty afterwards, not nothing.
    public Edit remove(YamlPath path) throws EditRefusedException {
        var found = found(path);
        refuseLoss(found, path, false);
        var expected =
                proof().expected(
                                path,
                                found.positions(),
                                pairs -> {
                                    pairs.remove(found.index());
                                    return pairs;
                                });
        return proof().of(
                        path,
                        expected,
                        found.in().flow()
                                ? new FlowEdits(text, lines).remove(found)
                                : new BlockEdits(text, lines).remove(found));
    }

    public Edit rename(YamlPath path, String key) throws EditRefusedException {
        var found = found(path);
        if (!(found.entry().key() instanceof YamlNode.Scalar old) || old.text().equals("<<")) {
            throw new EditRefusedException(Reason.WRONG_KIND, path, key);
        }
        if (old.text().equals(key)) {
            return new Edit(this, List.of());
        }
        refuseTaken(found.in(), path, key);
        var of = old.properties();
        var meant = new Meaning.Leaf(key, of.tag(), of.anchor());
        var expected =
                proof().expected(
                                path,
                                found.positions(),
                                pairs -> {
                                    pairs.set(
                                            found.index(),
                                            new Pair(meant, pairs.get(found.index()).value()));
                                    return pairs;
                                });
        var written = ScalarText.key(key, old.style(), found.in().flow());
        return proof().of(
                        path,
                        expected,
                        new Draft(text).replace(old.contentStart(), old.range().end(), written));
    }

    /// @param sibling in the same collection
    public Edit moveBefore(YamlPath path, YamlPath sibling) throws EditRefusedException {
        int from = found(path).index();
        int to = sibling(path, sibling);
        return proof().withOpenEnd(it -> it.move(path, from, from < to ? to - 1 : to));
    }

    /// @param sibling in the same collection
    public Edit moveAfter(YamlPath path, YamlPath sibling) throws EditRefusedException {
        int from = found(path).index();
        int to = sibling(path, sibling);
        return proof().withOpenEnd(it -> it.move(path, from, from > to ? to + 1 : to));
    }

    private int sibling(YamlPath path, YamlPath sibling) throws EditRefusedException {
        if (!path.parent().equals(sibling.parent())) {
            throw new EditRefusedException(Reason.WRONG_KIND, sibling, "");
        }
        return found(sibling).index();
    }

    private Edit move(YamlPath path, int from, int to) throws EditRefusedException {
        if (from == to) {
            return new Edit(this, List.of());
        }
        var found = found(path);
        var expected =
                proof().expected(
                                path,
                                found.positions(),
                                pairs -> {
                                    pairs.add(to, pairs.remove(from));
                                    return pairs;
                                });
        var edits = new BlockEdits(text, lines);
        return proof().of(
                        path,
                        expected,
                        edits.move(found.in(), from, to, ""),
                        edits.move(found.in(), from, to, lines.breakAt(text.length())));
    }

    private Proof proof() {
        return new Proof(this, file);
    }

    YamlNode root(int document) {
        return document < roots.size()
                ? roots.get(document).node()
                : new YamlNode.Scalar(
                        new TextRange(text.length(), text.length()),
                        new YamlNode.Properties("", "", text.length()),
                        text.length(),
                        YamlNode.Style.PLAIN,
                        "");
    }

    private Found found(YamlPath path) throws EditRefusedException {
        var root = root(path.document());
        return Found.of(path, root, Anchors.defined(root));
    }

    /// Of the entries that lead to it, itself with them.
    private List<Integer> positions(YamlPath path) throws EditRefusedException {
        if (path.isRoot()) {
            return List.of();
        }
        var found = found(path);
        var positions = new ArrayList<>(found.positions());
        positions.add(found.index());
        return positions;
    }

    private void refuseLoss(Found found, YamlPath path, boolean keepsOwn)
            throws EditRefusedException {
        var lost = Anchors.lost(found, keepsOwn);
        if (lost.isPresent()) {
            throw new EditRefusedException(Reason.ANCHOR_IN_USE, path, lost.get());
        }
    }
}
