package dev.gantry.ui.kit;

import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/// Tooltips that are made when the pointer first comes near: a window has dozens, and each is a
/// popup with a scene of its own.
public final class Hints {

    private Hints() {}

    /// @param text asked for once
    public static void on(Control control, Supplier<String> text) {
        // a screen reader reads the help of what has the focus, without a pointer
        ChangeListener<Boolean> first =
                (_, _, near) -> {
                    if (near && control.getTooltip() == null) {
                        control.setTooltip(new Tooltip(text.get()));
                    }
                };
        control.hoverProperty().addListener(first);
        control.focusedProperty().addListener(first);
    }
}
