package dev.gantry.app.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/// What a `.dockerignore` leaves out of a context.
final class IgnoreRules {

    private static final Pattern NOTHING = Pattern.compile("");

    private final List<IgnoreRule> rules = new ArrayList<>();

    IgnoreRules(List<String> lines) throws IgnoreException {
        boolean first = true;
        for (var line : lines) {
            add(first && line.startsWith("\ufeff") ? line.substring(1) : line);
            first = false;
        }
    }

    private void add(String line) throws IgnoreException {
        var text = line.strip();
        if (line.startsWith("#") || text.isEmpty()) {
            return;
        }
        boolean exception = text.startsWith("!");
        var pattern = exception ? text.substring(1).strip() : text;
        if (pattern.isEmpty()) {
            throw new IgnoreException(text);
        }
        var clean = clean(pattern);
        var relative = clean.length() > 1 && clean.startsWith("/") ? clean.substring(1) : clean;
        rules.add(IgnoreRule.of(exception, relative));
    }

    /// Whatever the rules say of it, this file is sent.
    void keep(String path) {
        if (verdict(path, parents(path)).left()) {
            rules.add(new IgnoreRule(true, path, IgnoreRule.Kind.EXACT, NOTHING));
        }
    }

    private BitSet parents(String path) {
        var matched = new BitSet();
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            matched = verdict(path.substring(0, slash), matched).hits();
        }
        return matched;
    }

    /// @param left out of the context
    /// @param hits which rules matched it, for those within it
    record Verdict(boolean left, BitSet hits) {}

    /// @param above the hits of the folder it lies in; none at the top
    Verdict verdict(String path, BitSet above) {
        boolean left = false;
        var hits = new BitSet();
        for (int index = 0; index < rules.size(); index++) {
            var rule = rules.get(index);
            boolean hit = above.get(index);
            if (!hit && rule.exception() == left) {
                hit = rule.matches(path);
            }
            hits.set(index, hit);
            left = hit ? !rule.exception() : left;
        }
        return new Verdict(left, hits);
    }

    /// Whether an exception may take back something in a folder that is left out.
    boolean mayTakeBackIn(String folder) {
        return rules.stream()
                .anyMatch(rule -> rule.exception() && (rule.text() + "/").startsWith(folder + "/"));
    }

    /// As Go cleans a path.
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (var part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(rooted && part.equals(".."))) {
                parts.addLast(part);
            }
        }
        var joined = (rooted ? "/" : "") + String.join("/", parts);
        return joined.isEmpty() ? "." : joined;
    }
}
