package dev.gantry.boot.scenes;

import dev.gantry.ui.kit.Row;
import java.util.Comparator;
import java.util.List;

/// The list of containers, what it asks before it acts, and the details.
public final class ContainerScenes {

    private final Stagehand hand;

    public ContainerScenes(Stagehand hand) {
        this.hand = hand;
    }

    public void list() {
        hand.until(() -> hand.table().getItems().size() > 15);
        hand.pause();
        hand.picture("containers");
        hand.onFx(() -> hand.select("shop-db-1"));
        hand.until(() -> hand.find("#detail-overview") != null || hand.find(".fact-sheet") != null);
        hand.pause();
        hand.picture("detail-overview");
    }

    public void tabs() {
        for (var tab : List.of("environment", "labels", "json", "run")) {
            hand.openTab(tab);
            hand.picture("detail-" + tab);
        }
    }

    public void questions() {
        hand.onFx(() -> {
            hand.table().getSelectionModel().selectRange(9, 14);
            return true;
        });
        hand.pause();
        hand.press("#command-remove");
        hand.pause();
        hand.dialog("remove");
        hand.press("#command-kill");
        hand.pause();
        hand.dialog("kill");
        hand.onFx(() -> hand.select("shop-api-1"));
        hand.press("#command-rename");
        hand.pause();
        hand.dialog("rename");
        hand.onFx(() -> {
            hand.table().getSelectionModel().clearSelection();
            return true;
        });
        hand.type("#containers-search", "no such thing");
        hand.pause();
        hand.picture("containers-no-match");
        hand.type("#containers-search", "image:nginx");
        hand.press("#containers-group");
        hand.pause();
        hand.picture("containers-flat");
        hand.press("#containers-group");
        hand.type("#containers-search", "");
    }

    /// A refusal stays at its row and in the detail.
    public void acts() {
        hand.onFx(() -> hand.select("shop-cache-1"));
        hand.press("#command-pause");
        hand.until(() -> rowText("shop-cache-1").contains("Paused"));
        hand.press("#command-unpause");
        hand.until(() -> rowText("shop-cache-1").contains("Running"));
    }

    private String rowText(String name) {
        return hand.table().getItems().stream()
                .map(row -> row instanceof Row.Item<?> item ? item.value().toString() : "")
                .filter(text -> text.contains("name=" + name + ","))
                .map(text -> text.contains("state=PAUSED") ? "Paused" : "Running")
                .findFirst()
                .orElse("");
    }

    public void whyStopped() {
        hand.onFx(() -> hand.select(stopped()));
        hand.openTab("overview");
        hand.pause();
        hand.picture("why");
    }

    private String stopped() {
        return hand.table().getItems().stream()
                .filter(Row.Item.class::isInstance)
                .map(row -> ((Row.Item<?>) row).value().toString())
                .filter(text -> text.contains("state=EXITED"))
                .sorted(Comparator.comparing(text -> text.contains("exitCode=OptionalInt[0]")))
                .map(text -> text.replaceFirst("(?s).*?[ \\[]name=([^,]+),.*", "$1"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing has stopped"));
    }

    public void small() {
        hand.onFx(() -> {
            hand.stage().setWidth(820);
            hand.stage().setHeight(560);
            return true;
        });
        hand.pause();
        hand.picture("containers-small");
    }

    public void smallDetails() {
        hand.openTab("overview");
        hand.onFx(() -> hand.select("shop-db-1"));
        hand.pause();
        hand.picture("detail-small");
    }
}
