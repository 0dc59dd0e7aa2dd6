package dev.gantry.ui.file;

import dev.gantry.app.file.Clash;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Dialogs;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Asks what happens to names that are taken. What harms nothing is chosen at first.
final class ClashDialog {

    private ClashDialog() {}

    static void ask(Window owner, List<String> names, Consumer<Clash> then) {
        var choice = new ToggleGroup();
        var body = new VBox(Dialogs.victims(names.stream().map(FilePath::shown).toList()));
        body.getStyleClass().add("dialog-body");
        for (var clash : Clash.values()) {
            var button = new RadioButton(Words.of("files.clash." + clash, names.size()));
            button.setId("clash-" + clash);
            button.setUserData(clash);
            button.setToggleGroup(choice);
            button.setSelected(clash == Clash.SKIP);
            body.getChildren().add(button);
        }
        Dialogs.ask(
                owner,
                Words.of("files.clashTitle", names.size()),
                Words.of("files.clashAct"),
                body,
                new SimpleBooleanProperty(true),
                () -> (Clash) choice.getSelectedToggle().getUserData(),
                then);
    }
}
