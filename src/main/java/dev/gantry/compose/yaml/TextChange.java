package dev.gantry.compose.yaml;

import java.util.List;

/// What an editor does to its buffer.
///
/// @param offset where, in the text as the changes before it left it
/// @param removed what stands there before
/// @param inserted what stands there afterwards
public record TextChange(int offset, String removed, String inserted) {

    public TextChange undone() {
        return new TextChange(offset, inserted, removed);
    }

    public String applyTo(String text) {
        return text.substring(0, offset) + inserted + text.substring(offset + removed.length());
    }

    /// @return the changes that take these back, in their order
    public static List<TextChange> undone(List<TextChange> changes) {
        return changes.reversed().stream().map(TextChange::undone).toList();
    }
}
