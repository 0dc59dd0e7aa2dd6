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
    private final Supplier<String> users;

    /// @param folder where a new one goes
    /// @param then when something has changed
    /// @param users who would notice
    FileMenu(
            FilesViewModel model,
            Supplier<Optional<FileEntry>> selected,
            Supplier<String> folder,
            Runnable then,
            Supplier<String> users,
            Node at) {
        this.model = model;
        this.selected = selected;
        this.folder = folder;
        this.then = then;
        this.at = at;
        this.users = users;
        var make = item("make", this::askMake);
        var rename = item("rename", () -> selected.get().ifPresent(this::askRename));
        var remove = item("remove", () -> selected.get().ifPresent(this::askRemove));
        getItems().setAll(make, rename, remove);
        model.managed()
                .ifPresent(store -> {
                    var permit = item("permit", () -> selected.get().ifPresent(this::askPermit));
                    permit.disableProperty().bind(rename.disableProperty());
                    var measure = item("measure", () -> selected.get().ifPresent(this::measure));
                    measure.disableProperty().bind(rename.disableProperty());
                    getItems().addAll(permit, measure);
                });
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
        if (!users.get().isEmpty()) {
            var used = new Label(Words.of("files.usedBy", users.get()));
            used.setId("files-used");
            used.setWrapText(true);
            body.getChildren().add(used);
        }
        model.managed()
                .filter(_ -> entry.isFolder())
                .ifPresent(store -> body.getChildren().add(MeasureLabel.of(model, store, entry)));
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

    private void measure(FileEntry entry) {
        var store = model.managed().orElseThrow();
        var body = new VBox(MeasureLabel.of(model, store, entry));
        body.getStyleClass().add("dialog-body");
        Dialogs.tell(
                window(),
                FilePath.shown(entry.path()),
                body,
                Words.of("files.measureAgain"),
                () -> body.getChildren().setAll(MeasureLabel.of(model, store, entry)));
    }

    private void askPermit(FileEntry entry) {
        var store = model.managed().orElseThrow();
        var form = new PermitForm(entry);
        Dialogs.ask(
                window(),
                Words.of("files.permitTitle", FilePath.shown(entry.name())),
                Words.of("files.permitAct"),
                form,
                form.isRight(),
                form::wish,
                wish -> model.permit(store, entry, wish.mode(), wish.user(), wish.group(), then));
    }
}
