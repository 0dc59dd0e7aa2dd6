package dev.gantry.boot.scenes;

import dev.gantry.ui.kit.Row;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

/// Registries, the logins at them and what they have. The first that is no Docker Hub is looked at.
public final class RegistryScenes {

    private final Stagehand hand;

    public RegistryScenes(Stagehand hand) {
        this.hand = hand;
    }

    public void play() {
        hand.press("#page-registries");
        hand.until(() -> !table("#registries-table").getItems().isEmpty());
        hand.pause();
        hand.picture("registries");
        select("#registries-table", "keeping=PlainFile");
        hand.until(() -> !repositories().getItems().isEmpty());
        hand.press("#command-registryTest");
        hand.type("#registry-search", "gantry/");
        hand.onFx(() -> {
            repositories().getSelectionModel().select(0);
            return true;
        });
        hand.until(() -> row("#registry-tags", "RemoteManifest") >= 0);
        hand.pause();
        hand.picture("registries-tags");
        select("#registry-tags", "RemoteManifest");
        hand.press("#command-tagDelete");
        hand.untilDialog();
        hand.pause();
        hand.dialog("registries-delete");
        failing();
        logIn();
    }

    private void failing() {
        select("#registries-table", "name=registry.invalid");
        hand.until(() -> hand.find("#registry-repositories .placeholder .button") != null);
        hand.press("#command-registryTest");
        hand.until(() -> hand.find(".message-bar") != null);
        hand.pause();
        hand.picture("registries-failing");
        hand.press(".message-bar .button");
    }

    private void logIn() {
        hand.press("#registries-add");
        hand.pause();
        hand.onFx(() -> {
            ((TextField) hand.dialogRoot().lookup("#login-server")).setText("registry.invalid");
            ((TextField) hand.dialogRoot().lookup("#login-user")).setText("anna");
            return true;
        });
        hand.pause();
        hand.dialog("registries-login");
    }

    /// With room for little.
    public void small() {
        hand.press("#page-registries");
        select("#registries-table", "keeping=PlainFile");
        hand.until(() -> !repositories().getItems().isEmpty());
        hand.pause();
        hand.picture("registries-small");
    }

    private void select(String id, String part) {
        hand.onFx(() -> {
            table(id).getSelectionModel().clearAndSelect(row(id, part));
            return true;
        });
    }

    private int row(String id, String part) {
        var rows = table(id).getItems();
        for (int index = 0; index < rows.size(); index++) {
            if (rows.get(index) instanceof Row.Item<?> item
                    && item.value().toString().contains(part)) {
                return index;
            }
        }
        return -1;
    }

    private TableView<?> table(String id) {
        return (TableView<?>) Objects.requireNonNull(hand.find(id));
    }

    private ListView<?> repositories() {
        return (ListView<?>) Objects.requireNonNull(hand.find("#registry-repositories"));
    }
}
