package dev.gantry.ui.file;

import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.TreeItem;

/// A folder in the tree, read when it is first opened.
final class FolderItem extends TreeItem<FileRow> {

    private final FilesViewModel model;
    private final String path;
    private final Set<String> reopened;
    private final Consumer<Explanation> failed;
    private boolean asked;

    /// @param reopened folders that open by themselves when they are found
    /// @param failed told besides the note that stands in the tree
    FolderItem(
            FileRow row,
            String path,
            FilesViewModel model,
            Set<String> reopened,
            Consumer<Explanation> failed) {
        super(row);
        this.model = model;
        this.path = path;
        this.reopened = reopened;
        this.failed = failed;
        expandedProperty()
                .addListener((_, _, open) -> {
                    if (open && !asked) {
                        read();
                    }
                });
    }

    String path() {
        return path;
    }

    /// What it holds is only known once it is opened.
    @Override
    public boolean isLeaf() {
        return false;
    }

    private void read() {
        asked = true;
        note(Words.of("files.reading"), false);
        model.list(
                path,
                this::show,
                why -> {
                    note(why.inOneLine(), true);
                    asked = false; // closed and opened, it is tried again
                    failed.accept(why);
                });
    }

    private void note(String text, boolean failed) {
        getChildren().setAll(List.of(new TreeItem<FileRow>(new FileRow.Note(text, failed))));
    }

    private void show(List<FileRow.Entry> rows) {
        if (rows.isEmpty()) {
            note(Words.of("files.empty"), false);
            return;
        }
        getChildren().setAll(rows.stream().map(this::item).toList());
        getChildren().stream()
                .filter(FolderItem.class::isInstance)
                .filter(child -> reopened.remove(((FolderItem) child).path))
                .forEach(child -> child.setExpanded(true));
    }

    private TreeItem<FileRow> item(FileRow.Entry row) {
        return row.opens()
                ? new FolderItem(row, row.entry().path(), model, reopened, _ -> {})
                : new TreeItem<>(row);
    }
}
