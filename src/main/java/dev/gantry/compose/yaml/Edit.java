package dev.gantry.compose.yaml;

import java.util.List;

/// What an edit made of a document.
///
/// @param document as it is now
/// @param changes what an editor does to its buffer for it, in this order
public record Edit(YamlDocument document, List<TextChange> changes) {

    public Edit {
        changes = List.copyOf(changes);
    }
}
