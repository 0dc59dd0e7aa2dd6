package dev.gantry.compose.load;

import dev.gantry.compose.yaml.YamlException;

/// Why a text is no YAML, told to a person.
final class YamlWords {

    private YamlWords() {}

    static String of(YamlException wrong) {
        return switch (wrong.reason()) {
            case SYNTAX -> "This is no YAML: " + wrong.detail();
            case DUPLICATE_KEY -> duplicate(wrong.detail());
            case UNKNOWN_ANCHOR -> "Nothing is called so.";
            case TOO_MUCH -> "With its aliases followed this is larger than any compose file.";
            case TOO_DEEP -> "This is nested deeper than any compose file.";
            case CIRCLE -> "This value holds itself.";
            case KEY -> "A key must be text: " + wrong.detail();
            case MERGE -> "Only mappings can be merged with <<.";
        };
    }

    private static String duplicate(String detail) {
        int end = detail.lastIndexOf('\n');
        return "The key \""
                + detail.substring(0, end)
                + "\" stands already in line "
                + detail.substring(end + 1)
                + ".";
    }
}
