package dev.gantry.ui.shell;

import dev.gantry.app.words.Ages;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.Tasks;
import dev.gantry.ui.kit.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The task centre: what runs, how far it is, how it ended.
final class TaskPanel extends BorderPane {

    private final Tasks tasks;
    private final Ticker ticker;
    private final VBox list = new VBox();

    TaskPanel(Tasks tasks, Ticker ticker, Runnable close) {
        this.tasks = tasks;
        this.ticker = ticker;
        setId("task-panel");
        getStyleClass().add("task-panel");
        list.getStyleClass().add("task-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(head(close));
        setCenter(scroll);
        tasks.all().addListener((ListChangeListener<Tasks.Task>) _ -> show());
        show();
    }

    private Node head(Runnable close) {
        var title = new Label(Words.of("tasks.title"));
        title.getStyleClass().add("task-head");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var clear = new Button(Words.of("tasks.clear"));
        clear.getStyleClass().addAll("flat", "small");
        clear.setOnAction(_ -> tasks.forgetFinished());
        var shut = new Button("", Icons.of("x"));
        shut.getStyleClass().addAll("flat", "small", "button-icon");
        shut.setAccessibleText(Words.of("tasks.close"));
        shut.setOnAction(_ -> close.run());
        var head = new HBox(title, clear, shut);
        head.getStyleClass().add("task-bar");
        return head;
    }

    private void show() {
        if (tasks.all().isEmpty()) {
            var none = new Label(Words.of("tasks.none"));
            none.getStyleClass().add("text-muted");
            none.setWrapText(true);
            list.getChildren().setAll(List.of(none));
        } else {
            list.getChildren().setAll(tasks.all().stream().map(this::entry).toList());
        }
    }

    private Node entry(Tasks.Task task) {
        var title = new Label(task.title());
        title.getStyleClass().add("task-title");
        title.setWrapText(true);
        var facts = new Label();
        facts.getStyleClass().add("text-muted");
        facts.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> facts(task),
                                task.statusProperty(),
                                task.progressProperty(),
                                ticker.nowProperty()));
        var texts = new VBox(title, facts);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var stop = new Button(Words.of("tasks.cancel"));
        stop.getStyleClass().add("small");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(_ -> task.cancel());
        stop.visibleProperty()
                .bind(Bindings.createBooleanBinding(task::canBeCancelled, task.statusProperty()));
        stop.managedProperty().bind(stop.visibleProperty());
        var line = new HBox(status(task), texts, stop);
        line.getStyleClass().add("task-line");
        var entry = new VBox(line, log(task));
        entry.getStyleClass().add("task-entry");
        return entry;
    }

    private static Node status(Tasks.Task task) {
        var icon = new Label();
        icon.graphicProperty()
                .bind(
                        task.statusProperty()
                                .map(status ->
                                        Icons.of(
                                                switch (status) {
                                                    case RUNNING -> "clock";
                                                    case DONE -> "check";
                                                    case FAILED -> "alert-triangle";
                                                    case CANCELLED -> "slash";
                                                })));
        task.statusProperty().addListener(_ -> tone(icon, task));
        tone(icon, task);
        return icon;
    }

    private static void tone(Label icon, Tasks.Task task) {
        icon.getStyleClass()
                .setAll(
                        "label",
                        switch (task.status()) {
                            case RUNNING -> "tone-pending";
                            case DONE -> "tone-running";
                            case FAILED -> "tone-failed";
                            case CANCELLED -> "tone-exited";
                        });
    }

    private String facts(Tasks.Task task) {
        var elapsed = Ages.clock(Duration.between(task.begun(), task.ended(ticker.now())));
        var status = Words.of("tasks.status." + task.status().name().toLowerCase(Locale.ROOT));
        var progress = task.progressProperty().get();
        return progress.isEmpty()
                ? Words.of("tasks.facts", status, elapsed)
                : Words.of("tasks.factsWithProgress", status, progress, elapsed);
    }

    private static Node log(Tasks.Task task) {
        var lines = new Label();
        lines.setWrapText(true);
        lines.getStyleClass().add("task-log");
        lines.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> String.join("\n", task.log()), task.log()));
        var pane = new TitledPane(Words.of("tasks.log"), lines);
        pane.getStyleClass().add("dense");
        pane.setAnimated(false);
        pane.setExpanded(false);
        // what a single success says stands in the title already
        pane.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        task.log().size() > 1
                                                || (!task.log().isEmpty()
                                                        && task.status() == Tasks.Status.FAILED),
                                task.log(),
                                task.statusProperty()));
        pane.managedProperty().bind(pane.visibleProperty());
        return pane;
    }
}
