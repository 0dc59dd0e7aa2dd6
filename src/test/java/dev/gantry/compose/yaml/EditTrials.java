package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.EditRefusedException.Reason;
import dev.gantry.compose.yaml.YamlNode.Collection;
import dev.gantry.compose.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Tries edits on a text and says what is wrong with their outcome: it must parse, mean what is
/// wanted and nothing else, keep every other line, and be undone to the very text.
final class EditTrials {

    private static final List<@Nullable Object> VALUES =
            Arrays.asList(
                    "plain",
                    "with: colon",
                    "a # hash",
                    "",
                    "two\nlines\n",
                    "two\nlines",
                    "22:22",
                    "yes",
                    "010",
                    5L,
                    1.5,
                    true,
                    null,
                    "é \uD83D\uDE00",
                    " leading",
                    "trailing ",
                    "it's \"quoted\" \\",
                    "- x",
                    "null",
                    "a\tb",
                    "bell \u0007",
                    "{a}, [b]",
                    "  deep\nlines",
                    "*star",
                    "${VAR:-x}",
                    Map.of(),
                    List.of(),
                    List.of(1L, "two", Map.of("k", List.of("v", "w"))),
                    Map.of("k", Map.of("l", "m: n")),
                    List.of(List.of("a", "b"), "c\nd\n"));

    private final String text;
    private final YamlDocument document;
    private final Random random;
    private final List<String> faults = new ArrayList<>();
    private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    private int tried;

    EditTrials(String text, long seed) throws YamlException {
        this.text = text;
        this.document = YamlDocument.of(text, "trial");
        this.random = new Random(seed);
    }

    List<String> faults() {
        return faults;
    }

    Map<Reason, Integer> refused() {
        return refused;
    }

    int tried() {
        return tried;
    }

    /// An entry, and how to get there in the text and in the model.
    private record Spot(YamlPath path, List<Integer> positions, Collection in, int index) {

        Entry entry() {
            return in.entries().get(index);
        }

        YamlPath sibling(int other) {
            var name = in.entries().get(other).name();
            return name.isPresent() ? path.parent().key(name.get()) : path.parent().item(other);
        }
    }

    void run(int spots) {
        var all = new ArrayList<Spot>();
        for (int at = 0; at < document.roots().size(); at++) {
            gather(document.roots().get(at), YamlPath.document(at), List.of(), all);
        }
        Collections.shuffle(all, random);
        for (var spot : all.subList(0, Math.min(spots, all.size()))) {
            try {
                every(spot);
            } catch (RuntimeException bug) {
                faults.add(spot.path() + ": " + bug + " at " + bug.getStackTrace()[0]);
            }
        }
    }

    private void gather(YamlNode node, YamlPath path, List<Integer> positions, List<Spot> all) {
        if (!(node instanceof Collection in)) {
            return;
        }
        for (int index = 0; index < in.entries().size(); index++) {
            var entry = in.entries().get(index);
            if (entry.key() != null && entry.name().isEmpty()) {
                continue;
            }
            var name = entry.name();
            var below = name.isPresent() ? path.key(name.get()) : path.item(index);
            all.add(new Spot(below, positions, in, index));
            var deeper = new ArrayList<>(positions);
            deeper.add(index);
            gather(entry.value(), below, deeper, all);
        }
    }

    private void every(Spot spot) {
        set(spot, value());
        set(spot, value());
        remove(spot);
        rename(spot);
        insertBeside(spot, true);
        insertBeside(spot, false);
        insertInto(spot);
        move(spot);
    }

    private @Nullable Object value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private interface Attempt {
        Edit edit() throws EditRefusedException;
    }

    private interface ModelEdit {
        void on(List<@Nullable Object> pairs, List<@Nullable Object> collection);
    }

    private void attempt(String what, Spot spot, TextRange own, Attempt attempt, ModelEdit model) {
        tried++;
        Edit edit;
        try {
            edit = attempt.edit();
        } catch (EditRefusedException no) {
            refused.merge(no.reason(), 1, Integer::sum);
            if (no.reason() == Reason.UNSAFE) {
                faults.add(what + " " + spot.path() + " refused as unsafe");
            }
            return;
        }
        var wrong = wrong(edit, spot, own, model);
        if (!wrong.isEmpty()) {
            faults.add(what + " " + spot.path() + ": " + wrong + "\n" + edit.document().text());
        }
    }

    private String wrong(Edit edit, Spot spot, TextRange own, ModelEdit model) {
        var edited = edit.document().text();
        var applied = text;
        for (var change : edit.changes()) {
            applied = change.applyTo(applied);
        }
        if (!applied.equals(edited)) {
            return "the changes do not lead to the text";
        }
        for (var change : TextChange.undone(edit.changes())) {
            applied = change.applyTo(applied);
        }
        if (!applied.equals(text)) {
            return "undoing does not lead back";
        }
        var expected = PlainModel.of(text);
        var at = Objects.requireNonNull(root(expected, spot.path().document()));
        for (int position : spot.positions()) {
            at = PlainModel.down(at, position);
        }
        model.on(PlainModel.pairs(at), at);
        if (!PlainModel.of(edited).equals(expected)) {
            return "it means something else";
        }
        boolean closesBlock =
                edit.changes().size() > 1 && edit.changes().getFirst().inserted().equals("-");
        return closesBlock ? "" : outside(edited, own);
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> root(List<@Nullable Object> documents, int index) {
        return (List<@Nullable Object>) Objects.requireNonNull(documents.get(index));
    }

    /// Every line before and behind the range is as it was.
    private String outside(String edited, TextRange own) {
        var lines = new Lines(text);
        var before = text.substring(0, lines.start(lines.of(own.start())));
        int last = lines.of(Math.max(own.start(), own.end() - 1));
        var behind = text.substring(Math.max(own.end(), lines.end(last)));
        if (!edited.startsWith(before)) {
            return "a line before it changed";
        }
        return edited.endsWith(behind) ? "" : "a line behind it changed";
    }

    private void set(Spot spot, @Nullable Object value) {
        var old = spot.entry().value().properties();
        var tag = old.tag().equals("!override") ? old.tag() : "";
        boolean isLink = spot.entry().value() instanceof YamlNode.Alias;
        attempt(
                "set to " + value,
                spot,
                spot.entry().whole(),
                () -> document.set(spot.path(), value),
                (pairs, in) -> {
                    var meant = PlainModel.value(value, tag);
                    if (isLink) {
                        setPair(pairs, spot.index(), 1, meant);
                    } else {
                        PlainModel.become(PlainModel.down(in, spot.index()), meant);
                    }
                });
    }

    @SuppressWarnings("unchecked")
    private static void setPair(
            List<@Nullable Object> pairs, int index, int part, @Nullable Object value) {
        ((List<@Nullable Object>) Objects.requireNonNull(pairs.get(index))).set(part, value);
    }

    private void remove(Spot spot) {
        attempt(
                "remove",
                spot,
                around(spot),
                () -> document.remove(spot.path()),
                (pairs, _) -> pairs.remove(spot.index()));
    }

    /// Its lines, the blank ones around them, and what a lost comma or an emptied parent needs.
    private TextRange around(Spot spot) {
        if (spot.in().flow()) {
            return spot.in().range();
        }
        if (spot.in().entries().size() == 1) {
            return new TextRange(parentStart(spot), spot.entry().whole().end());
        }
        int end = spot.entry().whole().end();
        var own = spot.entry().whole();
        int blank = end;
        while (blank < text.length() && Character.isWhitespace(text.charAt(blank))) {
            blank++;
        }
        int above = own.start();
        while (above > 0 && Character.isWhitespace(text.charAt(above - 1))) {
            above--;
        }
        boolean shares = !new Lines(text).isFirst(spot.entry().start());
        return new TextRange(shares ? own.start() : above, shares ? blank + 1 : blank);
    }

    private int parentStart(Spot spot) {
        var parent = spot.path().parent();
        return parent.isRoot()
                ? spot.in().range().start()
                : document.find(parent).map(Entry::start).orElseThrow();
    }

    private void rename(Spot spot) {
        if (spot.entry().key() instanceof YamlNode.Scalar old && !old.text().equals("<<")) {
            var name = List.of("renamed", "80", "a: b", "x y", "true").get(random.nextInt(5));
            attempt(
                    "rename to " + name,
                    spot,
                    new TextRange(old.range().start(), old.range().end()),
                    () -> document.rename(spot.path(), name),
                    (pairs, _) ->
                            setPair(
                                    pairs,
                                    spot.index(),
                                    0,
                                    PlainModel.value(name, old.properties().tag())));
        }
    }

    private void insertBeside(Spot spot, boolean before) {
        var value = value();
        var key = spot.in().keyed() ? "new key" : null;
        int at = before ? spot.index() : spot.index() + 1;
        int beside = before ? spot.entry().whole().start() : spot.entry().whole().end();
        var own =
                spot.in().flow()
                        ? new TextRange(spot.in().range().start(), spot.in().range().end())
                        : new TextRange(
                                spot.index() == 0 && before ? beside : spot.entry().whole().start(),
                                beside);
        attempt(
                (before ? "insert before " : "insert after ") + value,
                spot,
                own,
                () -> beside(spot, before, key, value),
                (pairs, _) -> pairs.add(at, PlainModel.entry(key, value)));
    }

    private Edit beside(Spot spot, boolean before, @Nullable String key, @Nullable Object value)
            throws EditRefusedException {
        if (key == null) {
            return before
                    ? document.addBefore(spot.path(), value)
                    : document.addAfter(spot.path(), value);
        }
        return before
                ? document.insertBefore(spot.path(), key, value)
                : document.insertAfter(spot.path(), key, value);
    }

    private void insertInto(Spot spot) {
        var node = spot.entry().value();
        boolean keyed =
                node instanceof Collection in && !in.entries().isEmpty()
                        ? in.keyed()
                        : random.nextBoolean();
        if (node instanceof YamlNode.Alias
                || node instanceof YamlNode.Scalar scalar && scalar.value() != null) {
            return;
        }
        var value = value();
        var tag = node.properties().tag();
        boolean fresh = !(node instanceof Collection in) || in.entries().isEmpty();
        attempt(
                "insert into " + value,
                spot,
                spot.entry().whole(),
                () ->
                        keyed
                                ? document.insert(spot.path(), "new key", value)
                                : document.add(spot.path(), value),
                (_, in) -> {
                    var into = PlainModel.down(in, spot.index());
                    if (fresh) {
                        PlainModel.become(
                                into,
                                PlainModel.value(
                                        keyed ? Map.of() : List.of(),
                                        tag.equals("!override") ? tag : ""));
                    }
                    into.add(PlainModel.entry(keyed ? "new key" : null, value));
                });
    }

    private void move(Spot spot) {
        int size = spot.in().entries().size();
        int to = random.nextInt(size);
        if (to == spot.index()) {
            return;
        }
        var first = spot.in().entries().get(Math.min(to, spot.index()));
        var last = spot.in().entries().get(Math.max(to, spot.index()));
        boolean before = to < spot.index();
        attempt(
                "move to " + to,
                spot,
                new TextRange(first.whole().start(), last.whole().end()),
                () ->
                        before
                                ? document.moveBefore(spot.path(), spot.sibling(to))
                                : document.moveAfter(spot.path(), spot.sibling(to)),
                (pairs, _) -> pairs.add(to, pairs.remove(spot.index())));
    }
}
