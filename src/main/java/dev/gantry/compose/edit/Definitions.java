package dev.gantry.compose.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds where a name was given to something.
public final class Definitions {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

    /// What is meant at a place.
    public sealed interface Target {}

    /// In the same text; line and column count from 0.
    public record Place(int line, int column) implements Target {}

    /// A variable, which stands in another file.
    public record Variable(String name) implements Target {}

    private Definitions() {}

    public static Optional<Target> of(TextLines text, int line, int column) {
        var whole = text.line(line);
        var variable = VARIABLE.matcher(whole);
        while (variable.find()) {
            if (variable.start() <= column && column <= variable.end()) {
                return Optional.of(new Variable(variable.group(1)));
            }
        }
        var word = WORD.matcher(whole);
        while (word.find()) {
            if (word.start() <= column && column <= word.end()) {
                boolean isAlias = word.start() > 0 && whole.charAt(word.start() - 1) == '*';
                return isAlias
                        ? anchor(text, line, word.group())
                        : named(text, line, word.start(), word.group());
            }
        }
        return Optional.empty();
    }

    /// The nearest above.
    private static Optional<Target> anchor(TextLines text, int line, String name) {
        var anchor =
                Pattern.compile("(?:^|[\\s\\[,:-])&" + Pattern.quote(name) + "(?=[\\s,\\]}]|$)");
        for (int at = line; at >= 0; at--) {
            var found = anchor.matcher(text.line(at));
            if (found.find()) {
                return Optional.of(new Place(at, text.line(at).indexOf("&" + name)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Target> named(TextLines text, int line, int start, String word) {
        var before = text.line(line).substring(0, start);
        var spot = Outline.at(text, line, start);
        var key = Outline.keyAt(text, line, start);
        var path = new ArrayList<>(key.isEmpty() ? spot.path() : key.subList(0, key.size() - 1));
        var section =
                before.endsWith("service:")
                        ? Optional.of("services")
                        : References.section(List.copyOf(path));
        return section.map(kind -> Outline.names(text, kind).get(word))
                .map(found -> new Place(found, Math.max(0, text.indent(found))));
    }
}
