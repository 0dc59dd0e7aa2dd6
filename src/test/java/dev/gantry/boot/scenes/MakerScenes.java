package dev.gantry.boot.scenes;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;

/// The form that makes a container, and the small forms about one.
public final class MakerScenes {

    private final Stagehand hand;

    public MakerScenes(Stagehand hand) {
        this.hand = hand;
    }

    /// The form of a container: empty, and filled by a pasted line that has its faults.
    public void play() {
        hand.choose("create");
        hand.onFx(() -> {
            ((TextField) hand.dialogRoot().lookup("#maker-paste"))
                    .setText("docker run -d --nonsense nginx");
            ((Button) hand.dialogRoot().lookup("#maker-paste-take")).fire();
            return true;
        });
        hand.pause();
        hand.dialogPicture("maker-paste");
        hand.onFx(() -> {
            ((TextField) hand.dialogRoot().lookup("#maker-paste"))
                    .setText("docker run -d --pull always --cidfile id nginx:1.27");
            ((Button) hand.dialogRoot().lookup("#maker-paste-take")).fire();
            return true;
        });
        hand.pause();
        hand.dialogPicture("maker-left-out");
        hand.onFx(() -> {
            ((TextField) hand.dialogRoot().lookup("#maker-paste"))
                    .setText(
                            "docker run -d --name shop-mail-1 -p 8080:80 -p 1025:25"
                                    + " --network shop_default --network-alias mail"
                                    + " -e SMTP_HOST=mail --restart always -m 256m"
                                    + " gantry/web:1");
            ((Button) hand.dialogRoot().lookup("#maker-paste-take")).fire();
            return true;
        });
        hand.pause();
        hand.dialogPicture("maker-basics");
        for (var group : List.of("reach", "data", "limits", "health")) {
            hand.onFx(() -> {
                var tabs = (TabPane) hand.dialogRoot().lookup(".tab-pane");
                tabs.getTabs().stream()
                        .filter(tab -> ("maker-group-" + group).equals(tab.getId()))
                        .forEach(tab -> tabs.getSelectionModel().select(tab));
                return true;
            });
            hand.pause();
            hand.dialogPicture("maker-" + group);
        }
        hand.dialog("maker");
        hand.onFx(() -> hand.select("shop-api-1"));
        for (var id : List.of("processes", "limits", "commit")) {
            hand.choose(id);
            hand.pause();
            hand.pause();
            hand.dialog(id);
        }
    }

    /// As the window is when it has room for little.
    public void small() {
        hand.choose("create");
        hand.pause();
        hand.onFx(() -> {
            var window = hand.dialogRoot().getScene().getWindow();
            window.setWidth(820);
            window.setHeight(560);
            return true;
        });
        hand.pause();
        hand.dialog("maker-small");
    }
}
