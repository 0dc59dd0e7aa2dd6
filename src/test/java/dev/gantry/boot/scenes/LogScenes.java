package dev.gantry.boot.scenes;

import dev.gantry.ui.log.LogView;

/// Logs of one container, and of several in one.
public final class LogScenes {

    private final Stagehand hand;

    public LogScenes(Stagehand hand) {
        this.hand = hand;
    }

    public void ofOne() {
        hand.onFx(() -> hand.select("shop-api-1"));
        hand.openTab("logs");
        hand.until(() -> hand.find("#log-surface") != null);
        hand.pause();
        hand.picture("detail-logs");
        hand.type("#log-find", "zzz");
        hand.pause();
        hand.press("#log-only");
        hand.pause();
        hand.picture("detail-logs-no-match");
        hand.press("#log-only");
        hand.type("#log-find", "");
        hand.openTab("overview");
    }

    /// Of several containers, coloured by what they are.
    public void ofSeveral() {
        hand.onFx(() -> {
            hand.table().getSelectionModel().selectRange(9, 14);
            return true;
        });
        hand.press("#command-logs");
        hand.until(() -> !((LogView) hand.dialogRoot()).shownText().isEmpty());
        hand.pause();
        hand.dialog("logs-merged");
    }

    public void small() {
        hand.onFx(() -> hand.select("shop-api-1"));
        hand.openTab("logs");
        hand.pause();
        hand.picture("detail-logs-small");
    }
}
