package dev.gantry.ui.build;

import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Dialogs;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Window;

/// Asks in dialogs.
///
/// @param owner of the dialogs
record EditorQuestions(Supplier<Window> owner) implements EditorViewModel.Questions {

    @Override
    public void unsaved(Path file, Runnable save, Runnable discard) {
        Dialogs.askEither(
                owner.get(),
                Words.of("editor.unsaved.title", file.getFileName()),
                text("editor.unsaved.body"),
                Words.of("editor.save"),
                save,
                Words.of("editor.discard"),
                discard);
    }

    @Override
    public void changedOnDisk(Path file, Runnable overwrite, Runnable reload) {
        Dialogs.askEither(
                owner.get(),
                Words.of("editor.changed.title", file.getFileName()),
                text("editor.changed.body"),
                Words.of("editor.overwrite"),
                overwrite,
                Words.of("editor.reload"),
                reload);
    }

    private static Node text(String key) {
        var label = new Label(Words.of(key));
        label.setWrapText(true);
        return label;
    }
}
