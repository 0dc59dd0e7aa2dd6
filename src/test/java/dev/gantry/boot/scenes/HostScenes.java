package dev.gantry.boot.scenes;

import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;

/// The engines: that there is none, those that are known, and one that goes away.
public final class HostScenes {

    private final Stagehand hand;

    public HostScenes(Stagehand hand) {
        this.hand = hand;
    }

    public void none() {
        hand.until(() -> hand.find("#welcome") != null);
        hand.type("#welcome-address", "tcp://127.0.0.1:9");
        hand.press("#welcome-test");
        hand.until(() -> hand.find("#welcome .message-bar.danger") != null);
        hand.picture("welcome");
    }

    public void known() {
        hand.press("#page-hosts");
        hand.pause();
        hand.picture("hosts");
        hand.press("#hosts-add");
        hand.pause();
        hand.onFx(() -> {
            var form = hand.dialogRoot();
            ((TextField) form.lookup("#host-name")).setText("production");
            ((TextField) form.lookup("#host-address")).setText("tcp://10.0.0.7:99999");
            ((CheckBox) form.lookup("#host-tls")).setSelected(true);
            return true;
        });
        hand.pause();
        hand.dialog("host-form");
        hand.press("#page-containers");
    }

    /// The engine goes away under the window, and comes back.
    public void lost(Runnable cut, Runnable restore) {
        cut.run();
        hand.until(() -> hand.find("#host-banner .message-bar") != null);
        hand.pause();
        hand.picture("lost");
        restore.run();
        hand.until(() -> hand.find("#host-banner .message-bar") == null);
    }
}
