package dev.gantry.boot.scenes;

import dev.gantry.ui.kit.Row;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

/// Images, their ways, and what may go.
public final class ImageScenes {

    private final Stagehand hand;

    public ImageScenes(Stagehand hand) {
        this.hand = hand;
    }

    /// The list, one in detail, the questions, a push and a pull that cannot be.
    public void play() {
        hand.press("#page-images");
        hand.until(() -> hand.find("#images-table") != null && !rows().getItems().isEmpty());
        hand.pause();
        hand.picture("images");
        select("postgres");
        hand.until(() -> hand.find("#images-table") != null);
        hand.pause();
        hand.picture("images-detail");
        for (var tab : List.of("layers", "users", "config", "json")) {
            openTab(tab);
            hand.picture("images-" + tab);
        }
        openTab("overview");
        hand.press("#command-imagePull");
        hand.pause();
        hand.onFx(() -> {
            ((TextField) hand.dialogRoot().lookup("#pull-name")).setText("ghcr.io/acme/shop-api");
            return true;
        });
        hand.pause();
        hand.dialog("images-pull");
        hand.press("#command-imageRemove");
        hand.pause();
        hand.dialog("images-remove");
        moved();
        hand.press("#images-group");
        hand.pause();
        hand.picture("images-grouped");
        hand.press("#images-group");
    }

    /// A registry that does not answer under this name.
    private void moved() {
        hand.press("#command-imagePush");
        hand.pause();
        hand.dialogPicture("images-push");
        hand.onFx(() -> {
            hand.dialogRoot().lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(Button::isDefaultButton)
                    .forEach(Button::fire);
            return true;
        });
        hand.until(() -> hand.find(".transfer-card .message-bar") != null);
        hand.pause();
        hand.picture("images-push-failed");
        hand.onFx(() -> {
            hand.stage().getScene().getRoot().lookupAll(".transfer-head .button-icon").stream()
                    .filter(Button.class::isInstance)
                    .map(Button.class::cast)
                    .forEach(Button::fire);
            return true;
        });
    }

    public void cleanUp() {
        hand.press("#page-cleanup");
        hand.until(() -> hand.find(".cleanup-share") != null);
        hand.pause();
        hand.picture("cleanup");
        hand.press("#cleanup-remove");
        hand.pause();
        hand.dialog("cleanup-remove");
    }

    /// With room for little.
    public void small() {
        hand.press("#page-images");
        hand.pause();
        hand.picture("images-small");
        hand.press("#page-cleanup");
        hand.pause();
        hand.picture("cleanup-small");
    }

    private void select(String part) {
        hand.onFx(() -> {
            var table = rows();
            for (int index = 0; index < table.getItems().size(); index++) {
                if (table.getItems().get(index) instanceof Row.Item<?> item
                        && item.value().toString().contains("name=Optional[" + part + ":")) {
                    table.getSelectionModel().clearAndSelect(index);
                    return true;
                }
            }
            throw new IllegalStateException("no image " + part);
        });
    }

    private void openTab(String id) {
        hand.onFx(() -> {
            hand.stage().getScene().getRoot().lookupAll(".tab-pane").stream()
                    .map(TabPane.class::cast)
                    .forEach(pane ->
                            pane.getTabs().stream()
                                    .filter(tab -> ("image-" + id).equals(tab.getId()))
                                    .forEach(pane.getSelectionModel()::select));
            return true;
        });
        hand.pause();
    }

    private TableView<?> rows() {
        return (TableView<?>) Objects.requireNonNull(hand.find("#images-table"));
    }
}
