package dev.gantry.ui.editor;

import dev.gantry.compose.edit.HostNames;

/// What the editor asks of the world around it. Called on the JavaFX thread: answers at once, with
/// what is known.
@FunctionalInterface
public interface EditorNeeds {

    HostNames hostNames();
}
