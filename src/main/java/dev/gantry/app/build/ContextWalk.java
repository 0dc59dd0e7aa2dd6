package dev.gantry.app.build;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through a folder in the order of names, past what is left out.
final class ContextWalk {

    /// @param name within the context, with slashes
    record Item(Path path, String name, FileFacts facts) {}

    private record Candidate(Path path, String name, BitSet above) {}

    private final IgnoreRules rules;
    private final Set<String> replaced;
    private final Deque<Candidate> waiting = new ArrayDeque<>();
    private final Path root;
    private boolean begun;

    /// @param replaced names that are not taken from the folder
    ContextWalk(Path root, IgnoreRules rules, Set<String> replaced) {
        this.root = root;
        this.rules = rules;
        this.replaced = replaced;
    }

    /// Null at the end.
    @Nullable Item next() throws IOException {
        if (!begun) {
            begun = true;
            children(root, "", new BitSet());
        }
        while (!waiting.isEmpty()) {
            var item = look(waiting.pollFirst());
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    private @Nullable Item look(Candidate candidate) throws IOException {
        var name = candidate.name();
        var verdict = rules.verdict(name, candidate.above());
        if (verdict.left() && !rules.mayTakeBackIn(name)) {
            return null;
        }
        var facts = FileFacts.of(candidate.path());
        if (facts.isFolder()) {
            children(candidate.path(), name + "/", verdict.hits());
        }
        boolean sent = !verdict.left() && !replaced.contains(name) && !facts.isUnfit();
        return sent ? new Item(candidate.path(), name, facts) : null;
    }

    private void children(Path folder, String prefix, BitSet hits) throws IOException {
        var children = names(folder);
        for (var child : children.reversed()) {
            waiting.addFirst(new Candidate(folder.resolve(child), prefix + child, hits));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        var names = new ArrayList<String>();
        try (var found = Files.newDirectoryStream(folder)) {
            found.forEach(path -> names.add(path.getFileName().toString()));
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }
}
