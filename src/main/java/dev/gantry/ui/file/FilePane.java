package dev.gantry.ui.file;

import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.file.ManagedStore;
import dev.gantry.app.words.Words;
import dev.gantry.docker.FileType;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.TextPane;
import java.nio.charset.StandardCharsets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What a file says. Escape leads back.
final class FilePane extends BorderPane {

    /// @param saved when another content was put in
    FilePane(FilesViewModel model, FileEntry entry, FileText text, Runnable back, Runnable saved) {
        var leave = new Button(Words.of("files.back"), Icons.of("arrow-left"));
        leave.setId("files-back");
        leave.setOnAction(_ -> back.run());
        var name = new Label(FilePath.shown(entry.path()));
        name.getStyleClass().add("files-read-name");
        var kind = new Label(Words.of("files.kind." + text.kind()));
        kind.setId("files-kind");
        kind.getStyleClass().add("text-muted");
        kind.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(leave, name, kind);
        head.getStyleClass().add("files-bar");
        var pane = new TextPane(FilePath.shown(entry.name()));
        pane.show(text.kind() == FileText.Kind.BINARY ? Words.of("files.binary") : text.text());
        setCenter(pane);
        model.managed()
                .filter(_ -> text.kind() == FileText.Kind.UTF_8 && entry.type() == FileType.FILE)
                .ifPresent(store ->
                        head.getChildren().add(saveButton(model, store, entry, pane, saved)));
        setTop(head);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        back.run();
                        key.consume();
                    }
                });
    }

    private static Button saveButton(
            FilesViewModel model,
            ManagedStore store,
            FileEntry entry,
            TextPane pane,
            Runnable saved) {
        var save = new Button(Words.of("files.save"), Icons.of("save"));
        save.setId("files-save");
        save.setMinWidth(USE_PREF_SIZE);
        var before = pane.area().getText();
        pane.area().setEditable(true);
        save.disableProperty().bind(pane.area().textProperty().isEqualTo(before));
        save.setOnAction(_ ->
                model.save(
                        store,
                        entry,
                        pane.area().getText().getBytes(StandardCharsets.UTF_8),
                        saved));
        return save;
    }
}
