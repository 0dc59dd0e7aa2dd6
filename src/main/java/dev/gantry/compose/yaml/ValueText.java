package dev.gantry.compose.yaml;

import java.util.List;

/// A value as it is written behind a key or a dash.
///
/// @param inline what stands on the same line; empty for nothing
/// @param lines those below, with their indentation
/// @param needsBreak whether the last line must end with a line break
record ValueText(String inline, List<String> lines, boolean needsBreak) {

    static ValueText of(String inline) {
        return new ValueText(inline, List.of(), false);
    }

    /// As it stands behind `key:` or `-`.
    String behind(String lead) {
        return inline.isEmpty() ? lead : lead + " " + inline;
    }
}
