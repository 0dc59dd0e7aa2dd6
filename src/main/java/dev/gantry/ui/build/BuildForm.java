package dev.gantry.ui.build;

import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Icons;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// What is to be built, and how.
final class BuildForm extends VBox {

    private static final double WIDTH = 640;
    private static final int LONG = 17; // two platforms
    private static final int SHORT = 7;

    private final BuildFormModel model;
    private final Consumer<Path> toEdit;

    /// @param toEdit told which Dockerfile a person wants to write; the form is closed then
    BuildForm(BuildFormModel model, Consumer<Path> toEdit) {
        this.model = model;
        this.toEdit = toEdit;
        setId("build-form");
        getStyleClass().addAll("dialog-body", "build-form");
        setPrefWidth(WIDTH);
        var problem = new Label();
        problem.setId("build-problem");
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problemProperty());
        getChildren()
                .setAll(
                        chosen("folder", model.folder(), this::chooseFolder),
                        chosen("dockerfile", model.dockerfile(), this::chooseFile, edit()),
                        row(line("tags", model.tags()), target()),
                        row(lines("args", model.args()), lines("labels", model.labels())),
                        row(
                                line("platform", model.platform(), LONG),
                                line("ssh", model.ssh(), SHORT),
                                line("network", model.network(), SHORT),
                                line("memory", model.memory(), SHORT)),
                        row(secrets(), lines("contexts", model.contexts())),
                        row(
                                check("noCache", model.noCache()),
                                check("pull", model.pull()),
                                check("push", model.push())),
                        problem);
    }

    private static HBox row(Node... fields) {
        var row = new HBox(fields);
        row.getStyleClass().add("build-columns");
        for (var field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        return row;
    }

    private Button edit() {
        var edit = new Button(Words.of("editor.edit"), Icons.of("edit-2"));
        edit.setId("build-edit-dockerfile");
        edit.setMinWidth(USE_PREF_SIZE);
        edit.disableProperty().bind(model.problemProperty().isNotEmpty());
        edit.setOnAction(_ -> {
            var file = model.options().dockerfile();
            getScene().getWindow().hide();
            toEdit.accept(file);
        });
        return edit;
    }

    private Node chosen(
            String id, StringProperty text, Supplier<@Nullable File> chooser, Node... more) {
        var field = bound(id, text, new TextField());
        HBox.setHgrow(field, Priority.ALWAYS);
        var choose = new Button("", Icons.of("folder"));
        choose.getStyleClass().add("button-icon");
        choose.setAccessibleText(Words.of("build.choose." + id));
        choose.setOnAction(_ -> {
            var file = chooser.get();
            if (file != null) {
                text.set(file.toString());
            }
        });
        var row = row(field, choose);
        row.getChildren().addAll(more);
        return described(id, field, row);
    }

    private @Nullable File chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Words.of("build.choose.folder"));
        return chooser.showDialog(getScene().getWindow());
    }

    private @Nullable File chooseFile() {
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("build.choose.dockerfile"));
        var folder = Path.of(model.folder().get()).toFile();
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser.showOpenDialog(getScene().getWindow());
    }

    private static Node line(String id, StringProperty text) {
        return line(id, text, TextField.DEFAULT_PREF_COLUMN_COUNT);
    }

    private static Node line(String id, StringProperty text, int columns) {
        var field = bound(id, text, new TextField());
        field.setPrefColumnCount(columns);
        return described(id, field, field);
    }

    private static Node lines(String id, StringProperty text) {
        var area = bound(id, text, new TextArea());
        area.setPrefRowCount(2);
        return described(id, area, area);
    }

    /// A file need not be typed.
    private Node secrets() {
        var area = bound("secrets", model.secrets(), new TextArea());
        area.setPrefRowCount(2);
        var label = new Label(Words.of("build.form.secrets"));
        label.setLabelFor(area);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var add = new Hyperlink(Words.of("build.form.secrets.add"));
        add.setId("build-add-secret");
        add.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.setTitle(Words.of("build.choose.secret"));
            var file = chooser.showOpenDialog(getScene().getWindow());
            if (file != null) {
                model.addSecret(file.toPath());
            }
        });
        var head = new HBox(label, add);
        head.getStyleClass().add("build-secret-head");
        var box = new VBox(head, area);
        box.getStyleClass().add("build-field");
        return box;
    }

    private static <T extends TextInputControl> T bound(String id, StringProperty text, T input) {
        input.setId("build-" + id);
        input.setPromptText(Words.of("build.form." + id + ".prompt"));
        input.textProperty().bindBidirectional(text);
        return input;
    }

    /// The stages of the Dockerfile, as soon as it was read.
    private Node target() {
        var choice = new ComboBox<String>();
        choice.setId("build-target");
        choice.setEditable(true);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setItems(model.stages());
        choice.setPromptText(Words.of("build.form.target.prompt"));
        choice.getEditor().textProperty().bindBidirectional(model.target());
        return described("target", choice, choice);
    }

    private static Node check(String id, BooleanProperty value) {
        var check = new CheckBox(Words.of("build.form." + id));
        check.setId("build-" + id);
        check.selectedProperty().bindBidirectional(value);
        return check;
    }

    private static Node described(String id, Node input, Node shown) {
        var label = new Label(Words.of("build.form." + id));
        label.setLabelFor(input);
        var box = new VBox(label, shown);
        box.getStyleClass().add("build-field");
        return box;
    }
}
