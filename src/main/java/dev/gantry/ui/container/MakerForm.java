package dev.gantry.ui.container;

import dev.gantry.app.container.DraftField;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The form of a container, in groups.
final class MakerForm extends VBox {

    private static final double WIDTH = 680;
    private static final List<String> POLICIES =
            List.of("no", "on-failure", "unless-stopped", "always");

    private final MakerViewModel model;
    private final CheckBox start = new CheckBox(Words.of("maker.start"));

    /// @param failure why it was not made the last time
    MakerForm(MakerViewModel model, boolean isNew, Optional<Explanation> failure) {
        this.model = model;
        setId("maker");
        getStyleClass().addAll("dialog-body", "maker");
        setPrefWidth(WIDTH);
        failure.ifPresent(why -> getChildren().add(new MessageBar("danger", why)));
        if (isNew) {
            getChildren().add(paste());
        }
        getChildren().add(groups());
        start.setId("maker-start");
        start.setSelected(true);
        if (isNew) {
            getChildren().add(start);
        }
    }

    boolean isToStart() {
        return start.isSelected();
    }

    private Node groups() {
        var tabs = new TabPane();
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .setAll(
                        group(
                                "basics",
                                line(DraftField.NAME),
                                image(),
                                line(DraftField.COMMAND),
                                line(DraftField.ENTRYPOINT),
                                row(restart(), line(DraftField.PLATFORM))),
                        group("reach", lines(DraftField.PORTS), lines(DraftField.NETWORKS)),
                        group(
                                "data",
                                lines(DraftField.ENVIRONMENT),
                                load(),
                                lines(DraftField.MOUNTS),
                                lines(DraftField.TMPFS)),
                        group(
                                "limits",
                                row(
                                        line(DraftField.MEMORY),
                                        line(DraftField.CPUS),
                                        line(DraftField.PIDS)),
                                line(DraftField.CAPABILITIES_ADDED),
                                line(DraftField.CAPABILITIES_DROPPED)),
                        group(
                                "health",
                                line(DraftField.HEALTH_COMMAND),
                                row(
                                        line(DraftField.HEALTH_INTERVAL),
                                        line(DraftField.HEALTH_TIMEOUT),
                                        line(DraftField.HEALTH_START_PERIOD),
                                        line(DraftField.HEALTH_RETRIES)),
                                lines(DraftField.LABELS)));
        return tabs;
    }

    private static Tab group(String id, Node... fields) {
        var box = new VBox(fields);
        box.getStyleClass().add("maker-group");
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("maker-scroll");
        var tab = new Tab(Words.of("maker.group." + id), scroll);
        tab.setId("maker-group-" + id);
        return tab;
    }

    private Node line(DraftField field) {
        return described(field, bound(field, new TextField()));
    }

    /// What gets the image has its place beside the field.
    private Node image() {
        var field = bound(DraftField.IMAGE, new TextField());
        HBox.setHgrow(field, Priority.ALWAYS);
        var row = new HBox(field);
        row.setId("maker-image-row");
        row.getStyleClass().add("maker-row");
        return described(DraftField.IMAGE, field, row);
    }

    private static HBox row(Node... fields) {
        var row = new HBox(fields);
        row.getStyleClass().add("maker-columns");
        for (var field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        return row;
    }

    private Node lines(DraftField field) {
        var area = new TextArea();
        area.setPrefRowCount(3);
        return described(field, bound(field, area));
    }

    private <T extends TextInputControl> T bound(DraftField field, T input) {
        input.setId("maker-" + key(field));
        input.setPromptText(Words.of("maker." + key(field) + ".prompt"));
        input.textProperty().bindBidirectional(model.text(field));
        return input;
    }

    private Node restart() {
        var choice = new ComboBox<String>();
        choice.setId("maker-restart");
        choice.setEditable(true);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.getItems().setAll(POLICIES);
        choice.getEditor().textProperty().bindBidirectional(model.text(DraftField.RESTART));
        return described(DraftField.RESTART, choice);
    }

    private Node described(DraftField field, Node input) {
        return described(field, input, input);
    }

    /// @param shown the input, or what it stands in
    private Node described(DraftField field, Node input, Node shown) {
        var label = new Label(Words.of("maker." + key(field)));
        label.setLabelFor(input);
        var problem = new Label();
        problem.setId("maker-problem-" + key(field));
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem(field));
        var wrong = model.problem(field).isNotEmpty();
        problem.visibleProperty().bind(wrong);
        problem.managedProperty().bind(wrong);
        problem.managedProperty().addListener(_ -> fitWindow());
        var box = new VBox(label, shown, problem);
        box.getStyleClass().add("maker-field");
        return box;
    }

    /// The dialog grows with what is told.
    private void fitWindow() {
        if (getScene() != null && getScene().getWindow() != null) {
            getScene().getWindow().sizeToScene();
        }
    }

    private static String key(DraftField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private Node paste() {
        var line = new TextField();
        line.setId("maker-paste");
        line.setPromptText(Words.of("maker.pastePrompt"));
        HBox.setHgrow(line, Priority.ALWAYS);
        var take = new Button(Words.of("maker.paste"), Icons.of("clipboard"));
        take.setId("maker-paste-take");
        take.disableProperty().bind(line.textProperty().isEmpty());
        var problem = new Label();
        problem.setId("maker-paste-problem");
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().addListener(_ -> fitWindow());
        take.setOnAction(_ -> {
            var pasted = model.paste(line.getText());
            problem.getStyleClass()
                    .setAll("label", pasted.isTaken() ? "maker-left-out" : "field-error");
            problem.setText(pasted.said());
        });
        line.setOnAction(asked -> {
            take.fire();
            asked.consume();
        });
        var row = new HBox(line, take);
        row.getStyleClass().add("maker-row");
        return new VBox(row, problem);
    }

    private Node load() {
        var button = new Button(Words.of("maker.loadEnvironment"), Icons.of("file-text"));
        var problem = new Label();
        problem.getStyleClass().add("field-error");
        button.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.setTitle(Words.of("maker.loadEnvironment"));
            var file = chooser.showOpenDialog(getScene().getWindow());
            if (file != null) {
                problem.setText(model.loadEnvironment(file.toPath()));
            }
        });
        var row = new HBox(button, problem);
        row.getStyleClass().add("maker-row");
        return row;
    }
}
