package dev.gantry.boot.scenes;

import dev.gantry.ui.file.FilesView;
import dev.gantry.ui.kit.Row;
import dev.gantry.ui.volume.VolumesView;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;

/// Volumes, and the files in one.
public final class VolumeScenes {

    private final Stagehand hand;

    public VolumeScenes(Stagehand hand) {
        this.hand = hand;
    }

    /// The list, the questions, the files, and what can be set.
    ///
    /// @param local a text to put there
    public void play(Path local) {
        hand.press("#page-volumes");
        hand.until(() -> hand.find("#volumes-table") != null && !rows().getItems().isEmpty());
        hand.press("#command-volumeMeasure");
        hand.pause();
        hand.pause();
        select();
        hand.pause();
        hand.picture("volumes");
        hand.press("#command-volumeCreate");
        hand.pause();
        hand.onFx(() -> {
            ((TextField) hand.dialogRoot().lookup("#volume-name")).setText("shared-media");
            ((ComboBox<?>) hand.dialogRoot().lookup("#volume-kind")).getSelectionModel().select(2);
            return true;
        });
        hand.pause();
        hand.dialog("volumes-create");
        hand.press("#command-volumeRemove");
        hand.pause();
        hand.dialog("volumes-remove");
        files(local);
        hand.press("#volume-back");
        hand.type("#volumes-search", "no such volume");
        hand.pause();
        hand.picture("volumes-no-match");
        hand.type("#volumes-search", "");
    }

    private void files(Path local) {
        hand.onFx(() -> {
            ((VolumesView) rows().getParent()).openSelected();
            return true;
        });
        hand.until(() -> hand.find("#files-tree") != null && first() != null);
        hand.onFx(() -> {
            ((FilesView) Objects.requireNonNull(hand.find(".files"))).upload(List.of(local));
            return true;
        });
        hand.pause();
        hand.pause();
        if (hand.onFx(hand::hasDialog)) {
            hand.dialog("volumes-clash"); // of the other theme
        }
        hand.until(() -> isFile(first()));
        hand.pause();
        hand.picture("volumes-files");
        hand.onFx(() -> {
            tree().getSelectionModel().select(0);
            menu("files-permit");
            return true;
        });
        hand.pause();
        hand.dialog("volumes-permit");
        hand.onFx(() -> {
            menu("files-remove");
            return true;
        });
        hand.pause();
        hand.dialog("volumes-delete");
        var text = text();
        if (text != null) {
            hand.onFx(() -> {
                tree().getSelectionModel().select(text);
                ((FilesView) Objects.requireNonNull(hand.find(".files"))).openSelected();
                return true;
            });
            hand.pause();
            hand.picture("volumes-text");
        }
    }

    private static boolean isFile(@org.jspecify.annotations.Nullable TreeItem<Object> item) {
        return item != null && String.valueOf(item.getValue()).contains("type=FILE");
    }

    private void menu(String id) {
        tree().getContextMenu().getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .forEach(javafx.scene.control.MenuItem::fire);
    }

    private void select() {
        hand.onFx(() -> {
            var items = rows().getItems();
            for (int index = 0; index < items.size(); index++) {
                if (items.get(index) instanceof Row.Item<?> item
                        && !item.value().toString().contains("users=[]")) {
                    rows().getSelectionModel().clearAndSelect(index);
                    return true;
                }
            }
            rows().getSelectionModel().clearAndSelect(0);
            return true;
        });
    }

    private @org.jspecify.annotations.Nullable TreeItem<Object> first() {
        return tree().getRoot() == null || tree().getRoot().getChildren().isEmpty()
                ? null
                : tree().getRoot().getChildren().getFirst();
    }

    private @org.jspecify.annotations.Nullable TreeItem<Object> text() {
        return hand.onFx(() ->
                tree().getRoot().getChildren().stream()
                        .filter(item -> String.valueOf(item.getValue()).contains("type=FILE"))
                        .findFirst()
                        .orElse(null));
    }

    private TableView<?> rows() {
        return (TableView<?>) Objects.requireNonNull(hand.find("#volumes-table"));
    }

    @SuppressWarnings("unchecked")
    private TreeTableView<Object> tree() {
        return (TreeTableView<Object>) Objects.requireNonNull(hand.find("#files-tree"));
    }

    /// With room for little.
    public void small() {
        hand.press("#page-volumes");
        hand.until(() -> hand.find("#volumes-table") != null);
        hand.pause();
        hand.picture("volumes-small");
        select();
        hand.onFx(() -> {
            ((VolumesView) rows().getParent()).openSelected();
            return true;
        });
        hand.until(() -> hand.find("#files-tree") != null && first() != null);
        hand.pause();
        hand.picture("volumes-files-small");
        hand.press("#volume-back");
    }
}
