package dev.gantry.ui.file;

import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

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
                new FilesViewModel.Listing() {
                    @Override
                    public void some(List<FileRow.Entry> rows) {
                        show(rows, Words.of("files.readingOn"));
                    }

                    @Override
                    public void all(List<FileRow.Entry> rows) {
                        show(rows, rows.isEmpty() ? Words.of("files.empty") : "");
                    }

                    @Override
                    public void failed(Explanation why) {
                        fail(why);
                    }

                    @Override
                    public void stopped() {
                        stop();
                    }
                });
    }

    private void fail(Explanation why) {
        note(why.inOneLine(), true);
        asked = false; // closed and opened, it is tried again
        failed.accept(why);
    }

    private void stop() {
        getChildren().removeIf(child -> child.getValue() instanceof FileRow.Note);
        getChildren().add(new TreeItem<>(new FileRow.Note(Words.of("files.notAll"), true)));
    }

    private void note(String text, boolean failed) {
        getChildren().setAll(List.of(new TreeItem<FileRow>(new FileRow.Note(text, failed))));
    }

    /// What stood there already stays: it may be open, or selected.
    private void show(List<FileRow.Entry> rows, String note) {
        var before = new HashMap<String, TreeItem<FileRow>>();
        for (var child : getChildren()) {
            if (child.getValue() instanceof FileRow.Entry row) {
                before.put(row.path(), child);
            }
        }
        var items = new ArrayList<TreeItem<FileRow>>();
        rows.forEach(row -> items.add(again(before.get(row.path()), row)));
        if (!note.isEmpty()) {
            items.add(new TreeItem<>(new FileRow.Note(note, false)));
        }
        getChildren().setAll(items);
        items.stream()
                .filter(FolderItem.class::isInstance)
                .filter(child -> reopened.remove(((FolderItem) child).path))
                .forEach(child -> child.setExpanded(true));
    }

    private TreeItem<FileRow> again(@Nullable TreeItem<FileRow> before, FileRow.Entry row) {
        if (before == null || row.opens() != before instanceof FolderItem) {
            return item(row);
        }
        before.setValue(row);
        return before;
    }

    private TreeItem<FileRow> item(FileRow.Entry row) {
        return row.opens()
                ? new FolderItem(row, row.entry().path(), model, reopened, _ -> {})
                : new TreeItem<>(row);
    }
}
