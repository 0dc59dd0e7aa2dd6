package dev.gantry.ui.build;

import dev.gantry.app.build.BuildBoard.StepLog;
import dev.gantry.app.words.Words;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.ui.kit.Icons;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One step: what it does, how it went, and what it wrote, for who opens it.
final class StepPane extends VBox {

    private static final int MOST_ROWS = 14;

    /// Longer lines are wrapped.
    private static final int WIDE = 60;

    private final StepLog log;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final ToggleButton more = new ToggleButton("", Icons.of("chevron-right"));
    private final TextArea output = new TextArea();
    private State shown = State.WAITING;
    private boolean touched;

    StepPane(StepLog log) {
        this.log = log;
        getStyleClass().add("build-step");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        name.getStyleClass().add("build-step-name");
        HBox.setHgrow(name, Priority.ALWAYS);
        facts.setMinWidth(USE_PREF_SIZE);
        facts.getStyleClass().add("text-muted");
        more.getStyleClass().addAll("button-icon", "flat");
        more.setAccessibleText(Words.of("build.showOutput"));
        more.setOnAction(_ -> touched = true);
        more.selectedProperty().addListener(_ -> showOutput());
        output.setEditable(false);
        output.setWrapText(true);
        output.getStyleClass().addAll("code", "build-output");
        var head = new HBox(more, name, facts);
        head.getStyleClass().add("build-step-head");
        head.setOnMouseClicked(_ -> more.fire());
        getChildren().setAll(head);
        show();
    }

    void show() {
        var step = log.step();
        name.setText(step.name());
        facts.setText(facts());
        var text = text();
        more.setDisable(text.isEmpty());
        if (step.state() != shown || getStyleClass().size() < 2) {
            getStyleClass().setAll("build-step", step.state().name().toLowerCase(Locale.ROOT));
            shown = step.state();
        }
        if (!touched) {
            more.setSelected(!text.isEmpty() && (shown == State.RUNNING || shown == State.FAILED));
        }
        if (more.isSelected()) {
            showText(text);
        }
    }

    private String facts() {
        var step = log.step();
        return switch (step.state()) {
            case WAITING -> "";
            case RUNNING -> log.moved().isEmpty() ? Words.of("build.running") : log.moved();
            case CACHED -> Words.of("build.cached");
            case DONE -> BuildText.took(step.took());
            case FAILED -> Words.of("build.stepFailed", BuildText.took(step.took()));
        };
    }

    private String text() {
        var text = log.isCut() ? Words.of("build.cut") + "\n" + log.tail() : log.tail();
        var error = log.step().error();
        return error.isEmpty() ? text : text + (text.isEmpty() ? "" : "\n") + error;
    }

    private void showOutput() {
        getChildren().remove(output);
        if (more.isSelected()) {
            getChildren().add(output);
            showText(text());
        }
        more.setGraphic(Icons.of(more.isSelected() ? "chevron-down" : "chevron-right"));
    }

    private void showText(String text) {
        if (text.length() == output.getLength() && text.equals(output.getText())) {
            return;
        }
        output.setText(text);
        long rows = text.lines().mapToLong(line -> 1 + line.length() / WIDE).sum();
        output.setPrefRowCount((int) Math.clamp(rows, 1, MOST_ROWS));
        output.positionCaret(text.length());
        output.setScrollTop(Double.MAX_VALUE);
    }
}
