package dev.gantry.ui.kit;

import javafx.scene.Node;

/// One page of the window, or a tab of one. It owns what it starts: [#shown] starts, [#hidden]
/// pauses, [#close] ends.
public interface Screen {

    Node node();

    /// The node that a search shortcut goes to and that gets the focus when the page opens.
    Node focusTarget();

    default void shown() {}

    default void hidden() {}

    /// Called once, hidden before; it is never shown again.
    default void close() {}
}
