package dev.gantry.ui.file;

import dev.gantry.app.words.Words;
import dev.gantry.docker.FileChange;
import dev.gantry.docker.FileType;
import dev.gantry.ui.kit.Icons;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A name with what it stands for, and the word and sign of its change.
final class NameCell extends TreeTableCell<FileRow, FileRow> {

    private static final List<String> STYLES =
            List.of("file-note", "file-failed", "file-added", "file-changed", "file-deleted");

    @Override
    protected void updateItem(FileRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll(STYLES);
        setText(null);
        setGraphic(null);
        if (empty || row == null) {
            return;
        }
        switch (row) {
            case FileRow.Note note -> {
                getStyleClass().add(note.failed() ? "file-failed" : "file-note");
                setText(note.text());
            }
            case FileRow.Entry entry -> setGraphic(line(entry));
        }
    }

    private Node line(FileRow.Entry row) {
        var name = new Label(row.text(), Icons.of(icon(row.entry().type())));
        name.getStyleClass().add("file-name");
        name.setMinWidth(40);
        var line = new HBox(name);
        line.getStyleClass().add("file-line");
        HBox.setHgrow(name, Priority.SOMETIMES);
        row.change()
                .ifPresent(change -> {
                    var word = change.name().toLowerCase(Locale.ROOT);
                    getStyleClass().add("file-" + word);
                    var mark = new Label(Words.of("files." + word), Icons.of(sign(change)));
                    mark.getStyleClass().add("file-mark");
                    mark.setMinWidth(USE_PREF_SIZE);
                    line.getChildren().add(mark);
                });
        return line;
    }

    private static String icon(FileType type) {
        return switch (type) {
            case FOLDER -> "folder";
            case FILE -> "file";
            case LINK -> "corner-up-right";
            case PIPE, SOCKET -> "git-commit";
            case BLOCK_DEVICE, CHARACTER_DEVICE -> "hard-drive";
        };
    }

    private static String sign(FileChange.Kind change) {
        return switch (change) {
            case ADDED -> "plus";
            case CHANGED -> "edit-2";
            case DELETED -> "minus";
        };
    }
}
