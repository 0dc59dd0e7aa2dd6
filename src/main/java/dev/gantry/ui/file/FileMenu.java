package dev.gantry.ui.file;

import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Dialogs;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// What can be done to what is selected: a new folder in it, another name, and its end.
final class FileMenu extends ContextMenu {

    private final FilesViewModel model;
    private final Supplier<Optional<FileEntry>> selected;
    private final Supplier<String> folder;
    private final Runnable then;
    private final Node at;

    /// @param folder where a new one goes
    /// @param then when something has changed
    FileMenu(
            FilesViewModel model,
            Supplier<Optional<FileEntry>> selected,
            Supplier<String> folder,
            Runnable then,
            Node at) {
        this.model = model;
        this.selected = selected;
        this.folder = folder;
        this.then = then;
        this.at = at;
        var make = item("make", this::askMake);
        var rename = item("rename", () -> selected.get().ifPresent(this::askRename));
        var remove = item("remove", () -> selected.get().ifPresent(this::askRemove));
        getItems().setAll(make, rename, remove);
        setOnShowing(_ -> {
            rename.setDisable(selected.get().isEmpty());
            remove.setDisable(selected.get().isEmpty());
        });
    }

    private static MenuItem item(String id, Runnable act) {
        var item = new MenuItem(Words.of("files." + id));
        item.setId("files-" + id);
        item.setOnAction(_ -> act.run());
        return item;
    }

    private Window window() {
        return at.getScene().getWindow();
    }

    void askMake() {
        var into = folder.get();
        Dialogs.askText(
                window(),
                Words.of("files.makeTitle", FilePath.shown(into)),
                Words.of("files.makeAct"),
                Words.of("files.name"),
                "",
                FileMenu::wrong,
                name -> model.makeFolder(into, name, then));
    }

    private void askRename(FileEntry entry) {
        Dialogs.askText(
                window(),
                Words.of("files.renameTitle", FilePath.shown(entry.name())),
                Words.of("files.renameAct"),
                Words.of("files.name"),
                entry.name(),
                FileMenu::wrong,
                name -> model.rename(entry, name, then));
    }

    /// A field that is still empty needs no reproach: it cannot be confirmed as it is.
    private static Optional<String> wrong(String name) {
        boolean isFit = !name.contains("/") && !name.equals(".") && !name.equals("..");
        return isFit ? Optional.empty() : Optional.of(Words.of("files.wrongName"));
    }

    private void askRemove(FileEntry entry) {
        var warning =
                new Label(Words.of(entry.isFolder() ? "files.removeAll" : "files.removeFinal"));
        warning.setWrapText(true);
        var body = new VBox(Dialogs.victims(List.of(FilePath.shown(entry.path()))), warning);
        body.getStyleClass().add("dialog-body");
        Dialogs.confirmDanger(
                window(),
                Words.of("files.removeTitle", FilePath.shown(entry.name())),
                Words.of("files.remove"),
                body,
                new SimpleBooleanProperty(true),
                () -> entry,
                removed -> model.remove(List.of(removed), then));
    }
}
