package dev.gantry.ui.build;

import dev.gantry.app.build.BuildBoard.StepLog;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.TextPane;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One build: its steps while it runs and after, or its log when it ran before.
final class BuildPane extends BorderPane {

    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");

    private final Build build;
    private final BuildsViewModel model;
    private final IntConsumer toEdit;
    private final Label facts = new Label();
    private final Button stop = button("x-circle", "stop");
    private final Button edit = button("edit-2", "edit");
    private final Button again = button("rotate-cw", "again");
    private final Button forget = button("trash-2", "forget");
    private final VBox messages = new VBox();
    private final VBox steps = new VBox();
    private final ScrollPane stepsPane = new ScrollPane(steps);
    private final TextPane log = new TextPane(Words.of("build.log"));
    private final Map<String, StepPane> shown = new HashMap<>();
    private final InvalidationListener change = _ -> show();
    private final InvalidationListener logChange = _ -> showLog();

    /// @param toAgain opens the form with what was asked for
    /// @param toEdit opens the Dockerfile at a line
    BuildPane(Build build, BuildsViewModel model, Consumer<Build> toAgain, IntConsumer toEdit) {
        this.build = build;
        this.model = model;
        this.toEdit = toEdit;
        getStyleClass().add("detail");
        setId("build-pane");
        stop.setOnAction(_ -> model.stop(build));
        edit.setOnAction(_ -> toEdit.accept(faultLine()));
        again.setOnAction(_ -> toAgain.accept(build));
        forget.setOnAction(_ -> model.forget(build));
        steps.getStyleClass().add("build-steps");
        stepsPane.setFitToWidth(true);
        stepsPane.getStyleClass().add("edge-to-edge");
        setTop(new VBox(header(), messages));
        build.changesProperty().addListener(change);
        model.logProperty().addListener(logChange);
        show();
        showLog();
    }

    boolean shows(Build other) {
        return build == other;
    }

    /// It is seen no more.
    void close() {
        build.changesProperty().removeListener(change);
        model.logProperty().removeListener(logChange);
    }

    private static Button button(String icon, String id) {
        var button = new Button(Words.of("build." + id), Icons.of(icon));
        button.setId("build-" + id);
        button.getStyleClass().add("flat");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private Node header() {
        var name = new Label(BuildText.name(build.options()));
        name.getStyleClass().add("detail-title");
        name.setMinWidth(0);
        facts.getStyleClass().add("text-muted");
        facts.setId("build-facts");
        facts.setMinWidth(0);
        var texts = new VBox(name, facts);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var header = new HBox(texts, stop, edit, again, forget);
        header.getStyleClass().add("detail-header");
        return header;
    }

    private void show() {
        boolean running = build.state() == Build.State.RUNNING;
        toggle(stop, running);
        toggle(edit, !running);
        toggle(again, !running);
        toggle(forget, !running);
        facts.setText(facts(running));
        var panes = build.steps().stream().map(this::pane).toList();
        if (!panes.equals(steps.getChildren())) {
            steps.getChildren().setAll(panes);
        }
        panes.forEach(StepPane::show);
        setCenter(panes.isEmpty() && !running ? log : stepsPane);
        showFailure();
    }

    private static void toggle(Button button, boolean there) {
        button.setVisible(there);
        button.setManaged(there);
    }

    private String facts(boolean running) {
        if (running && !build.pushing().isEmpty()) {
            return build.pushing();
        }
        if (running) {
            return build.steps().isEmpty() && !build.facts().isEmpty()
                    ? build.facts()
                    : build.builder();
        }
        var end = BuildText.state(build.state()) + " · " + BuildText.took(build.took());
        return build.image().isEmpty() ? end : end + " · " + build.image();
    }

    private StepPane pane(StepLog step) {
        return shown.computeIfAbsent(step.step().id(), _ -> new StepPane(step));
    }

    private void showFailure() {
        if (build.failure().isEmpty()) {
            messages.getChildren().clear();
        } else if (messages.getChildren().isEmpty()) {
            messages.getChildren().add(new MessageBar("danger", build.failure().get()));
            if (!build.excerpt().isEmpty()) {
                messages.getChildren().add(excerpt());
            }
        }
    }

    /// The Dockerfile around the line that is at fault.
    private Node excerpt() {
        var box = new VBox();
        box.setId("build-excerpt");
        box.getStyleClass().add("build-excerpt");
        for (var line : build.excerpt()) {
            var text = new Label("%4d  %s".formatted(line.number(), line.text()));
            text.getStyleClass().add("build-line");
            text.setMaxWidth(Double.MAX_VALUE);
            text.setOnMouseClicked(_ -> toEdit.accept(line.number()));
            text.pseudoClassStateChanged(FAULT, line.isFault());
            box.getChildren().add(text);
        }
        return box;
    }

    /// From 1; 0 when it is not known.
    private int faultLine() {
        return build.excerpt().stream()
                .filter(Excerpt.Line::isFault)
                .mapToInt(Excerpt.Line::number)
                .findFirst()
                .orElse(0);
    }

    private void showLog() {
        log.show(model.logProperty().get());
    }
}
