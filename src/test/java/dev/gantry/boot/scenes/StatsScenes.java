package dev.gantry.boot.scenes;

import dev.gantry.ui.kit.Row;
import java.util.Objects;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Polyline;

/// What containers use: of one, and of all.
public final class StatsScenes {

    private final Stagehand hand;

    public StatsScenes(Stagehand hand) {
        this.hand = hand;
    }

    public void ofOne() {
        hand.openTab("stats");
        hand.until(() -> isDrawn());
        hand.picture("detail-stats");
        hand.press("#detail-alone");
        hand.pause();
        hand.onFx(() -> {
            var plot = Objects.requireNonNull(hand.find(".usage-plot"));
            plot.getOnMouseMoved()
                    .handle(
                            new MouseEvent(
                                    MouseEvent.MOUSE_MOVED,
                                    plot.getBoundsInLocal().getWidth() - 20,
                                    40,
                                    0,
                                    0,
                                    MouseButton.NONE,
                                    0,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    null));
            return true;
        });
        hand.picture("detail-stats-alone");
        hand.press("#detail-alone");
    }

    public void ofAll() {
        hand.press("#page-stats");
        hand.until(() -> isMeasured());
        hand.picture("stats");
    }

    private boolean isMeasured() {
        return hand.find("#stats-table") instanceof TableView<?> stats
                && stats.getItems().stream()
                                .map(row -> ((Row.Item<?>) row).value())
                                .filter(row -> !row.toString().contains("usage=Optional.empty"))
                                .count()
                        > 5;
    }

    private boolean isDrawn() {
        return hand.find(".usage-line") instanceof Polyline line && line.getPoints().size() > 12;
    }
}
