package dev.gantry.compose.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// Tabs behind a value or before a comment: YAML and the reference take them, SnakeYAML does not.
/// It gets a space instead, where it stumbled and nowhere else, so places stay what they are.
final class StrayTabs {

    private static final int MOST = 1000;

    private StrayTabs() {}

    interface Reading<T> {
        T of(String text) throws YamlException;
    }

    static <T> T tolerated(String text, String file, Reading<T> reading) throws YamlException {
        var readable = text;
        for (int tabs = 0; ; tabs++) {
            try {
                return reading.of(readable);
            } catch (YAMLException broken) {
                var next = tabs < MOST ? without(readable, broken) : null;
                if (next == null) {
                    throw YamlReader.told(broken, file);
                }
                readable = next;
            }
        }
    }

    private static @Nullable String without(String text, YAMLException broken) {
        if (!(broken instanceof MarkedYAMLException marked) || marked.getProblemMark() == null) {
            return null;
        }
        int index = marked.getProblemMark().getIndex();
        if (index >= text.codePointCount(0, text.length())) {
            return null;
        }
        int at = text.offsetByCodePoints(0, index);
        int line = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
        boolean indents = text.substring(line, at).isBlank();
        return text.charAt(at) != '\t' || indents
                ? null
                : text.substring(0, at) + ' ' + text.substring(at + 1);
    }
}
