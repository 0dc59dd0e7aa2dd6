package dev.gantry.ui.file;

import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.TextPane;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What a file says. Escape leads back.
final class FilePane extends BorderPane {

    FilePane(FileEntry entry, FileText text, Runnable back) {
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
}
