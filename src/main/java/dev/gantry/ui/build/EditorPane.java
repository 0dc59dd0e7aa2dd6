package dev.gantry.ui.build;

import dev.gantry.app.build.DockerfileCheck.Problem;
import dev.gantry.app.build.TextOnDisk;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The editor of a Dockerfile: the text, what is wrong with it, and the way to a build.
final class EditorPane extends BorderPane {

    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");

    private final EditorViewModel model;
    private final EditorViewModel.Questions questions;
    private final DockerfileArea area;
    private final EditorFind find;
    private final VBox messages = new VBox();
    private final Label problems = new Label();
    private final Label place = new Label();

    /// @param canBuild whether there is an engine to build on
    /// @param toBuild opens the form, when the text is saved
    /// @param toLeave a person goes back to the builds
    EditorPane(
            EditorViewModel model,
            EditorViewModel.Questions questions,
            ObservableValue<Boolean> canBuild,
            Runnable toBuild,
            Runnable toLeave) {
        this.model = model;
        this.questions = questions;
        this.area = new DockerfileArea(model);
        this.find = new EditorFind(area);
        setId("editor");
        getStyleClass().add("editor");
        var build = button("package", "build", () -> model.save(questions, toBuild));
        build.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !canBuild.getValue(), canBuild));
        setTop(new VBox(header(build, toLeave), messages));
        setCenter(area.scrolled());
        setBottom(footer());
        model.troubleProperty().addListener(_ -> showMessages());
        model.restoredProperty().addListener(_ -> showMessages());
        model.analysisProperty().addListener(_ -> showProblems());
        model.diskProperty().addListener(_ -> showPlace());
        area.caretPositionProperty().addListener(_ -> showPlace());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        showMessages();
        showProblems();
        showPlace();
    }

    Node findField() {
        return find.field();
    }

    private Node header(Button build, Runnable toLeave) {
        var back = icon("arrow-left", "back", toLeave);
        var name = new Label();
        name.setId("editor-name");
        name.getStyleClass().add("detail-title");
        name.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::name, model.diskProperty(), model.dirtyProperty()));
        name.setMinWidth(0);
        var folder = new Label();
        folder.getStyleClass().add("text-muted");
        folder.setMinWidth(0);
        folder.textProperty().bind(model.diskProperty().map(EditorPane::folder));
        var texts = new VBox(name, folder);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var undo = icon("corner-up-left", "undo", area::undo);
        undo.disableProperty().bind(area.undoAvailableProperty().map(can -> !can));
        var redo = icon("corner-up-right", "redo", area::redo);
        redo.disableProperty().bind(area.redoAvailableProperty().map(can -> !can));
        var save = button("save", "save", () -> model.save(questions, () -> {}));
        save.disableProperty().bind(model.dirtyProperty().not());
        var header = new HBox(back, texts, find, undo, redo, save, build);
        header.getStyleClass().add("detail-header");
        return header;
    }

    private static Button button(String icon, String id, Runnable act) {
        var button = new Button(Words.of("editor." + id), Icons.of(icon));
        button.setId("editor-" + id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static Button icon(String icon, String id, Runnable act) {
        var button = new Button("", Icons.of(icon));
        button.setId("editor-" + id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(Words.of("editor." + id));
        Hints.on(button, () -> Words.of("editor." + id));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private String name() {
        var name = model.file().map(path -> String.valueOf(path.getFileName())).orElse("");
        return model.dirtyProperty().get() ? Words.of("editor.dirty", name) : name;
    }

    private static String folder(Optional<TextOnDisk> on) {
        return on.map(file ->
                        file.exists()
                                ? String.valueOf(file.file().getParent())
                                : Words.of("editor.new", String.valueOf(file.file().getParent())))
                .orElse("");
    }

    private Node footer() {
        problems.setId("editor-problems");
        problems.setMinWidth(0);
        problems.setOnMouseClicked(_ ->
                model.analysisProperty().get().problems().stream()
                        .findFirst()
                        .ifPresent(first -> area.show(first.line())));
        place.getStyleClass().add("text-muted");
        place.setId("editor-place");
        place.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var footer = new HBox(problems, gap, place);
        footer.getStyleClass().add("editor-footer");
        return footer;
    }

    private void showProblems() {
        var found = model.analysisProperty().get().problems();
        problems.setText(
                found.isEmpty()
                        ? Words.of("editor.noProblem")
                        : Words.of("editor.problem", said(found.getFirst()), found.size() - 1));
        problems.getStyleClass().removeAll("text-muted", "field-error");
        problems.getStyleClass().add(found.isEmpty() ? "text-muted" : "field-error");
    }

    private static String said(Problem one) {
        return Words.of("editor.line", String.valueOf(one.line()), one.text());
    }

    private void showPlace() {
        var on = model.diskProperty().get();
        if (on.isEmpty()) {
            return;
        }
        var ending = on.get().usualEnding().equals("\n") ? "LF" : "CRLF";
        var charset = on.get().charset().equals(StandardCharsets.UTF_8) ? "UTF-8" : "ISO 8859-1";
        place.setText(
                Words.of(
                        "editor.place",
                        String.valueOf(area.getCurrentParagraph() + 1),
                        String.valueOf(area.getCaretColumn() + 1),
                        charset,
                        ending));
    }

    private void showMessages() {
        messages.getChildren().clear();
        model.troubleProperty()
                .get()
                .ifPresent(why -> messages.getChildren().add(new MessageBar("danger", why)));
        if (model.restoredProperty().get()) {
            var said =
                    new Explanation(
                            Words.of("editor.restored.title"),
                            Words.of("editor.restored.advice"),
                            "");
            messages.getChildren()
                    .add(
                            new MessageBar(
                                    "info", said, button("rotate-ccw", "discard", model::reload)));
        }
    }

    private void key(KeyEvent key) {
        if (SAVE.match(key)) {
            model.save(questions, () -> {});
            key.consume();
        }
    }

    void focusText() {
        area.requestFocus();
    }
}
