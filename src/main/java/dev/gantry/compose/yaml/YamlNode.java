package dev.gantry.compose.yaml;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A piece of YAML as it is written, and where: aliases are not followed, merge keys are keys.
public sealed interface YamlNode {

    /// From its anchor or tag, if it has one, to its last character. Comments are outside.
    TextRange range();

    Properties properties();

    /// Without anchor and tag.
    default TextRange content() {
        return new TextRange(contentStart(), range().end());
    }

    int contentStart();

    /// What stands before a value.
    ///
    /// @param anchor without its `&`; empty for none
    /// @param tag as it is meant, such as `!reset`; empty for none
    /// @param end behind them
    record Properties(String anchor, String tag, int end) {

        boolean areThere() {
            return !anchor.isEmpty() || !tag.isEmpty();
        }
    }

    enum Style {
        PLAIN,
        SINGLE,
        DOUBLE,
        LITERAL,
        FOLDED;

        boolean isBlock() {
            return this == LITERAL || this == FOLDED;
        }
    }

    /// @param text without quotes, escapes resolved; empty and plain for nothing written at all
    record Scalar(
            TextRange range, Properties properties, int contentStart, Style style, String text)
            implements YamlNode {

        /// What it means to compose; a text wherever it is quoted.
        public @Nullable Object value() {
            var tag = properties.tag();
            boolean isText = tag.equals("!") || tag.equals("tag:yaml.org,2002:str");
            return style == Style.PLAIN && !isText ? PlainScalar.value(text) : text;
        }
    }

    /// @param anchor what it points to
    record Alias(TextRange range, Properties properties, String anchor) implements YamlNode {

        @Override
        public int contentStart() {
            return range.start();
        }
    }

    /// A mapping or a sequence.
    ///
    /// @param keyed whether it is a mapping
    /// @param flow whether it stands in braces or brackets
    record Collection(
            TextRange range,
            Properties properties,
            int contentStart,
            boolean keyed,
            boolean flow,
            List<Entry> entries)
            implements YamlNode {

        public Collection {
            entries = List.copyOf(entries);
        }

        /// Where the first entry with this key stands, or -1.
        int indexOf(String key) {
            for (int index = 0; index < entries.size(); index++) {
                if (entries.get(index).name().filter(key::equals).isPresent()) {
                    return index;
                }
            }
            return -1;
        }
    }

    /// A key with its value, or an item.
    ///
    /// @param start where its key, its dash or, inside brackets, its value begins
    /// @param key null for an item
    /// @param valueFrom behind its colon or dash
    /// @param whole with the comments that belong to it; in block style whole lines, but for a
    ///   first entry that shares its line with a dash
    record Entry(
            int start, @Nullable YamlNode key, int valueFrom, YamlNode value, TextRange whole) {

        public int end() {
            return Math.max(valueFrom, value.range().end());
        }

        /// The text of its key.
        public Optional<String> name() {
            return key instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
        }
    }
}
