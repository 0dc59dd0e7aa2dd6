package dev.gantry.ui.shell;

import dev.gantry.app.host.HostState;
import dev.gantry.app.host.Link;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.LinkText;
import dev.gantry.ui.kit.Tasks;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The last line of the window: is what I see true, on which engine, and what is under way.
final class StatusBar extends HBox {

    private final Region dot = new Region();
    private final Label link = new Label();
    private final Label engine = new Label();
    private final Button tasksButton = new Button();

    StatusBar(CurrentHost host, Tasks tasks, Runnable openTasks) {
        getStyleClass().add("status-bar");
        link.setId("link-badge");
        engine.getStyleClass().add("text-muted");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        tasksButton.setId("tasks-button");
        tasksButton.getStyleClass().addAll("flat", "small");
        tasksButton.setGraphic(Icons.of("activity"));
        tasksButton.setOnAction(_ -> openTasks.run());
        getChildren().setAll(dot, link, engine, gap, tasksButton);
        host.stateProperty().addListener((_, _, now) -> show(now));
        show(host.state());
        tasks.runningProperty().addListener(_ -> count(tasks));
        count(tasks);
    }

    /// A bell before the tasks, struck out while mishaps are not told.
    void showMute(BooleanProperty muted) {
        var bell = new ToggleButton();
        bell.setId("mute-button");
        bell.getStyleClass().addAll("flat", "small", "button-icon");
        bell.selectedProperty().bindBidirectional(muted);
        bell.graphicProperty().bind(muted.map(now -> Icons.of(now ? "bell-off" : "bell")));
        bell.accessibleTextProperty()
                .bind(muted.map(now -> Words.of(now ? "notice.unmute" : "notice.mute")));
        Hints.on(bell, () -> Words.of("notice.muteHint"));
        getChildren().add(getChildren().indexOf(tasksButton), bell);
    }

    Button tasksButton() {
        return tasksButton;
    }

    private void show(HostState state) {
        dot.getStyleClass().setAll("link-dot", LinkText.tone(state.link()));
        link.setText(LinkText.of(state.link()));
        engine.setText(
                state.link() instanceof Link.Live live
                        ? Words.of(
                                "status.engine",
                                live.engine().version(),
                                live.engine().apiVersion())
                        : "");
    }

    private void count(Tasks tasks) {
        int running = tasks.runningProperty().get();
        tasksButton.setText(
                running == 0 ? Words.of("tasks.title") : Words.of("tasks.running", running));
    }
}
