package dev.gantry.boot.scenes;

/// The page of one engine, and the tasks.
public final class DashboardScenes {

    private final Stagehand hand;

    public DashboardScenes(Stagehand hand) {
        this.hand = hand;
    }

    public void play() {
        hand.press("#page-dashboard");
        hand.press("#dashboard-measure");
        hand.until(() -> hand.find(".shares") != null);
        hand.pause();
        hand.picture("dashboard");
        hand.press("#tasks-button");
        hand.pause();
        hand.picture("tasks");
        hand.press("#tasks-button");
    }

    public void small() {
        hand.press("#page-dashboard");
        hand.pause();
        hand.picture("dashboard-small");
    }
}
