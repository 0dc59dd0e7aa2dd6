package dev.gantry.boot.scenes;

import dev.gantry.ui.file.FilesView;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The files of a container.
public final class FileScenes {

    private final Stagehand hand;

    public FileScenes(Stagehand hand) {
        this.hand = hand;
    }

    /// The tree with its marks, a text, and a folder that is not there.
    public void play() {
        hand.openTab("files");
        hand.until(() -> file("/etc") != null);
        hand.onFx(() -> {
            Objects.requireNonNull(file("/etc")).setExpanded(true);
            return true;
        });
        hand.until(() -> file("/etc/passwd") != null);
        hand.pause();
        hand.picture("detail-files");
        hand.onFx(() -> {
            var tree = (TreeTableView<?>) hand.find("#files-tree");
            selectFile(Objects.requireNonNull(tree), "/etc/passwd");
            ((FilesView) Objects.requireNonNull(hand.find(".files"))).openSelected();
            return true;
        });
        hand.until(() -> hand.find("#files-kind") != null);
        hand.pause();
        hand.picture("detail-files-text");
        hand.press("#files-back");
        hand.type("#files-path", "/no/such");
        hand.onFx(() -> {
            var field = (TextField) Objects.requireNonNull(hand.find("#files-path"));
            field.getOnAction().handle(new ActionEvent());
            return true;
        });
        hand.pause();
        hand.picture("detail-files-missing");
    }

    /// A folder that was changed, and the question when a name is taken in it.
    public void changed(Path local) {
        hand.press("#files-root");
        hand.until(() -> file("/etc") != null);
        upload("/srv", local);
        hand.until(() -> file("/srv/notes.txt") != null || isAsked());
        if (!isAsked()) {
            upload("/srv", local);
        }
        hand.until(this::isAsked);
        hand.pause();
        hand.dialog("files-clash");
        hand.until(() -> file("/srv/notes.txt") != null);
        hand.pause();
        hand.picture("detail-files-changed");
    }

    private boolean isAsked() {
        return Window.getWindows().stream().anyMatch(window -> window != hand.stage());
    }

    private void upload(String folder, Path local) {
        hand.onFx(() -> {
            var tree = (TreeTableView<?>) Objects.requireNonNull(hand.find("#files-tree"));
            Objects.requireNonNull(file(folder)).setExpanded(true);
            selectFile(tree, folder);
            ((FilesView) Objects.requireNonNull(hand.find(".files"))).upload(List.of(local));
            return true;
        });
        hand.pause();
        hand.pause();
    }

    /// With room for little.
    public void small() {
        hand.openTab("files");
        hand.until(() -> file("/etc") != null);
        hand.pause();
        hand.picture("detail-files-small");
    }

    @SuppressWarnings("unchecked")
    private void selectFile(TreeTableView<?> tree, String path) {
        ((TreeTableView<Object>) tree).getSelectionModel().select((TreeItem<Object>) file(path));
    }

    private @Nullable TreeItem<?> file(String path) {
        return hand.find("#files-tree") instanceof TreeTableView<?> tree && tree.getRoot() != null
                ? below(tree.getRoot(), path)
                : null;
    }

    private static @Nullable TreeItem<?> below(TreeItem<?> from, String path) {
        for (var child : from.getChildren()) {
            if (String.valueOf(child.getValue()).contains("path=" + path + ",")) {
                return child;
            }
            var found = below(child, path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
