package dev.gantry.ui.build;

import dev.gantry.app.build.BuildOptions;
import dev.gantry.app.words.Ages;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Dialogs;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.kit.Ticker;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Builds: the list of them, and one in full. A folder that is dropped here is built.
public final class BuildsView extends BorderPane implements Screen {

    private static final double LIST_SHARE = 0.3;

    private final BuildsViewModel model;
    private final Ticker ticker;
    private final ListView<Build> list = new ListView<>();
    private final StackPane detail = new StackPane();
    private final VBox messages = new VBox();
    private final Button create = new Button(Words.of("build.new"), Icons.of("plus"));

    private final EditorViewModel editor;
    private final SplitPane split = new SplitPane(list, detail);
    private @Nullable BuildPane pane;
    private final EditorViewModel.Questions questions =
            new EditorQuestions(() -> getScene().getWindow());
    private @Nullable EditorPane editorPane;
    private Runnable toForm = () -> ask(null);
    private Runnable afterEditor = () -> {};

    public BuildsView(BuildsViewModel model, EditorViewModel editor, Ticker ticker) {
        this.model = model;
        this.editor = editor;
        this.ticker = ticker;
        getStyleClass().add("screen");
        list.setId("builds-list");
        list.setAccessibleText(Words.of("page.builds"));
        list.getStyleClass().addAll("dense", "edge-to-edge", "builds-list");
        list.setItems(model.builds());
        list.setCellFactory(_ -> new BuildCell());
        list.setMinWidth(180);
        split.setDividerPositions(LIST_SHARE);
        SplitPane.setResizableWithParent(list, false);
        setTop(new VBox(header(), messages));
        setCenter(split);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> model.chosenProperty().set(Optional.ofNullable(now)));
        model.chosenProperty().addListener((_, _, _) -> showChosen());
        model.troubleProperty().addListener((_, _, _) -> showTrouble());
        editor.troubleProperty().addListener((_, _, _) -> showTrouble());
        editor.diskProperty().addListener((_, _, _) -> showEditor());
        model.builds().addListener((InvalidationListener) _ -> showChosen());
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
        showChosen();
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return editorPane != null && getCenter() == editorPane ? editorPane.findField() : list;
    }

    @Override
    public void shown() {
        model.seen();
        editor.restore();
        list.refresh(); // ages
    }

    @Override
    public void close() {
        editor.close();
    }

    private Node header() {
        var title = new Label(Words.of("page.builds"));
        title.getStyleClass().add("screen-title");
        title.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        create.setId("build-new");
        create.getStyleClass().add("accent");
        create.setMinWidth(USE_PREF_SIZE);
        create.setOnAction(_ -> ask(null));
        create.disableProperty()
                .bind(model.host().stateProperty().map(state -> !state.link().isLive()));
        var header = new HBox(title, gap, create);
        header.getStyleClass().add("screen-header");
        return header;
    }

    private void ask(@Nullable BuildOptions before) {
        var form = new BuildFormModel(model.background());
        if (before != null) {
            form.take(before);
        }
        show(form);
    }

    private void show(BuildFormModel form) {
        Dialogs.ask(
                getScene().getWindow(),
                Words.of("build.new"),
                Words.of("build.act"),
                new BuildForm(form, file -> editFrom(form, file)),
                BooleanExpression.booleanExpression(form.problemProperty().isEmpty()),
                form::options,
                model::start);
    }

    /// The form waits until the text is written.
    private void editFrom(BuildFormModel form, Path file) {
        Runnable back =
                () -> {
                    form.readDockerfile();
                    show(form);
                };
        edit(file, 0, back, back);
    }

    /// @param build opens the form
    /// @param back what follows when the editor is left
    private void edit(Path file, int line, Runnable build, Runnable back) {
        editor.open(
                file,
                line,
                questions,
                () -> {
                    toForm = build;
                    afterEditor = back;
                });
    }

    private EditorPane newEditor() {
        return new EditorPane(
                editor,
                questions,
                model.host().stateProperty().map(state -> state.link().isLive()),
                () -> editor.leave(questions, () -> toForm.run()),
                () -> editor.leave(questions, () -> afterEditor.run()));
    }

    private void showEditor() {
        if (editor.file().isEmpty()) {
            setCenter(split);
            return;
        }
        if (editorPane == null) {
            editorPane = newEditor();
        }
        if (getCenter() != editorPane) {
            setCenter(editorPane);
            editorPane.focusText();
            showTrouble();
        }
    }

    private void dragOver(DragEvent drag) {
        if (dragged(drag).isPresent() && !create.isDisabled()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    private void dropped(DragEvent drag) {
        dragged(drag).map(BuildsView::meant).ifPresent(this::ask);
        drag.setDropCompleted(dragged(drag).isPresent());
        drag.consume();
    }

    private static Optional<Path> dragged(DragEvent drag) {
        return drag.getDragboard().getFiles().stream().map(File::toPath).findFirst();
    }

    /// A folder, or a Dockerfile in its folder.
    private static BuildOptions meant(Path dropped) {
        if (Files.isDirectory(dropped)) {
            return BuildOptions.of(dropped);
        }
        var usual = BuildOptions.of(Objects.requireNonNull(dropped.toAbsolutePath().getParent()));
        return usual.withDockerfile(dropped);
    }

    private void showChosen() {
        var chosen = model.chosenProperty().get().filter(model.builds()::contains);
        chosen.ifPresent(build -> list.getSelectionModel().select(build));
        if (pane != null && chosen.filter(pane::shows).isPresent()) {
            return;
        }
        if (pane != null) {
            pane.close();
        }
        pane = chosen.map(this::pane).orElse(null);
        detail.getChildren().setAll(pane == null ? placeholder() : pane);
    }

    private BuildPane pane(Build build) {
        var options = build.options();
        return new BuildPane(
                build,
                model,
                again -> ask(options),
                line -> edit(options.dockerfile(), line, () -> ask(options), () -> {}));
    }

    private Node placeholder() {
        return model.builds().isEmpty()
                ? new Placeholder("package", Words.of("build.none"), Words.of("build.noneHint"))
                : new Placeholder(
                        "package", Words.of("build.choose"), Words.of("build.chooseHint"));
    }

    private void showTrouble() {
        messages.getChildren().clear();
        model.troubleProperty()
                .get()
                .ifPresent(why -> messages.getChildren().add(new MessageBar("danger", why)));
        if (getCenter() == split) {
            editor.troubleProperty()
                    .get()
                    .ifPresent(why -> messages.getChildren().add(new MessageBar("danger", why)));
        }
    }

    /// Name, state and age; it follows the build it shows.
    private final class BuildCell extends ListCell<Build> {

        private final Label name = new Label();
        private final Label facts = new Label();
        private final VBox box = new VBox(name, facts);
        private final InvalidationListener change = _ -> show();
        private @Nullable Build shown;

        BuildCell() {
            name.setMinWidth(0);
            facts.getStyleClass().add("text-muted");
            box.getStyleClass().add("build-cell");
            box.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Build build, boolean empty) {
            super.updateItem(build, empty);
            if (shown != null) {
                shown.changesProperty().removeListener(change);
            }
            shown = empty ? null : build;
            if (shown != null) {
                shown.changesProperty().addListener(change);
            }
            show();
        }

        private void show() {
            if (shown == null) {
                setGraphic(null);
                return;
            }
            name.setText(BuildText.name(shown.options()));
            var state = BuildText.state(shown.state());
            var age = Ages.ago(Duration.between(shown.begun(), ticker.now()));
            facts.setText(shown.state() == Build.State.RUNNING ? state : state + " · " + age);
            box.getStyleClass().setAll("build-cell", shown.state().name().toLowerCase(Locale.ROOT));
            setGraphic(box);
        }
    }
}
