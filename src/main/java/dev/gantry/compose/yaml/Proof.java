package dev.gantry.compose.yaml;

import dev.gantry.compose.yaml.EditRefusedException.Reason;
import dev.gantry.compose.yaml.Meaning.Pair;
import dev.gantry.compose.yaml.YamlNode.Collection;
import dev.gantry.compose.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Lets an edit out only when the new text, read again, means what it should.
final class Proof {

    private final YamlDocument document;
    private final String file;

    Proof(YamlDocument document, String file) {
        this.document = document;
        this.file = file;
    }

    List<Meaning> meanings() {
        return document.roots().stream().map(Meaning::of).toList();
    }

    /// What is to come out when one collection changes.
    ///
    /// @param positions of the entries that lead to it
    List<Meaning> expected(
            YamlPath path, List<Integer> positions, UnaryOperator<List<Pair>> change) {
        var all = new ArrayList<>(meanings());
        all.set(path.document(), Meaning.at(all.get(path.document()), positions, change));
        return all;
    }

    /// The first draft that means what it should.
    Edit of(YamlPath path, List<Meaning> expected, Draft... drafts) throws EditRefusedException {
        var why = Reason.UNSAFE;
        for (var draft : drafts) {
            try {
                var edit = edit(draft.changes());
                if (new Proof(edit.document(), file).meanings().equals(expected)
                        && sameTargets(edit.document())) {
                    return edit;
                }
            } catch (YamlException wrong) {
                boolean lost = wrong.reason() == YamlException.Reason.UNKNOWN_ANCHOR;
                why = lost ? Reason.ANCHOR_IN_USE : why; // the next draft may do
            }
        }
        throw new EditRefusedException(why, path, "");
    }

    private Edit edit(List<TextChange> changes) throws YamlException {
        var edited = document.text();
        for (var change : changes) {
            edited = change.applyTo(edited);
        }
        return new Edit(YamlDocument.of(edited, file), changes);
    }

    /// An anchor that is defined twice means the definition before: its order must not change.
    private boolean sameTargets(YamlDocument other) {
        for (int index = 0; index < document.roots().size(); index++) {
            var ours = Anchors.order(document.root(index));
            if (!ours.isEmpty() && !ours.equals(Anchors.order(other.root(index)))) {
                return false;
            }
        }
        return true;
    }

    interface Attempt {
        Edit on(YamlDocument document) throws EditRefusedException;
    }

    /// A block of text that ends with the file, without a line break, gets one when something
    /// follows: it must then say that it has none.
    Edit withOpenEnd(Attempt attempt) throws EditRefusedException {
        try {
            return attempt.on(document);
        } catch (EditRefusedException refused) {
            var closed = refused.reason() == Reason.UNSAFE ? closed() : Optional.<Edit>empty();
            if (closed.isEmpty()) {
                throw refused;
            }
            var edit = attempt.on(closed.get().document());
            var changes = new ArrayList<>(closed.get().changes());
            changes.addAll(edit.changes());
            return new Edit(edit.document(), changes);
        }
    }

    private Optional<Edit> closed() {
        var text = document.text();
        var last = document.roots().isEmpty() ? null : last(document.roots().getLast());
        if (!(last instanceof Scalar scalar)
                || !scalar.style().isBlock()
                || scalar.range().end() < text.length()
                || text.endsWith("\n")) {
            return Optional.empty();
        }
        try {
            int header = ScalarText.headerEnd(text, scalar.contentStart());
            return Optional.of(edit(List.of(new TextChange(header, "", "-"))));
        } catch (YamlException saysAlready) {
            return Optional.empty();
        }
    }

    private static YamlNode last(YamlNode node) {
        return node instanceof Collection all && !all.entries().isEmpty()
                ? last(all.entries().getLast().value())
                : node;
    }
}
