package dev.gantry.ui.kit;

import dev.gantry.app.words.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Something a person can do, shown wherever it may be done: tool bar, context menu, shortcut.
///
/// @param id its texts stand under `command.` and this: `.name`, and `.hint` for the tooltip
/// @param icon a name of [Icons]
/// @param keys null when it has no shortcut
public record Command(
        String id,
        String icon,
        @Nullable KeyCombination keys,
        ObservableBooleanValue possible,
        Runnable act) {

    public static Command of(
            String id, String icon, String keys, ObservableBooleanValue possible, Runnable act) {
        var combination = keys.isEmpty() ? null : KeyCombination.valueOf(keys);
        return new Command(id, icon, combination, possible, act);
    }

    public String name() {
        return Words.of("command." + id + ".name");
    }

    /// A click or a key does nothing while it is not possible.
    public void run() {
        if (possible.get()) {
            act.run();
        }
    }

    public Button button() {
        var button = new Button(name(), Icons.of(icon));
        dress(button);
        return button;
    }

    /// For tool bars: the name stands in the tooltip and is read by a screen reader.
    public Button iconButton() {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(name());
        dress(button);
        return button;
    }

    public MenuItem menuItem() {
        var item = new MenuItem(name(), Icons.of(icon));
        item.setId("menu-" + id);
        item.setAccelerator(keys);
        item.setOnAction(_ -> run());
        item.disableProperty().bind(not(possible));
        return item;
    }

    private void dress(Button button) {
        button.setId("command-" + id);
        button.setOnAction(_ -> run());
        button.disableProperty().bind(not(possible));
        Hints.on(button, () -> hint());
    }

    private String hint() {
        var key = "command." + id + ".hint";
        var text = Words.has(key) ? Words.of(key) : name();
        return keys == null ? text : text + "  " + keys.getDisplayText();
    }

    private static BooleanBinding not(ObservableBooleanValue value) {
        return Bindings.not(value);
    }
}
