package dev.gantry.ui.editor;

import dev.gantry.app.words.Words;
import dev.gantry.compose.edit.Definitions;
import dev.gantry.compose.edit.SchemaGuide;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Compose files and `.env` in tabs, what is wrong with them below, and beside them what they mean.
/// Saves nothing itself: who embeds it asks the model for texts, and tells it what was saved.
public final class ComposeEditor extends BorderPane {

    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final KeyCombination REPLACE = KeyCombination.valueOf("Shortcut+H");
    private static final KeyCombination OFFERS = KeyCombination.valueOf("Ctrl+SPACE");

    private final ComposeEditorViewModel model;
    private final EditorNeeds needs;
    private final SchemaGuide guide = SchemaGuide.read();
    private final TabPane tabs = new TabPane();
    private final SplitPane split = new SplitPane();
    private final SidePane side;
    private final Label verdict = new Label();
    private final Label place = new Label();
    private final FindingList findings;
    private final ListChangeListener<EditedFile> onFiles = _ -> openFiles();
    private final ChangeListener<Object> onVerdict = (_, _, _) -> showVerdict();

    public ComposeEditor(ComposeEditorViewModel model, EditorNeeds needs) {
        this.model = model;
        this.needs = needs;
        this.side = new SidePane(model);
        this.findings = new FindingList(model, this::show);
        setId("compose-editor");
        getStyleClass().add("compose-editor");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().addListener(_ -> showPlace());
        var tools = tools();
        StackPane.setAlignment(tools, Pos.TOP_RIGHT);
        split.getItems().add(tabs);
        setCenter(new StackPane(split, tools));
        setBottom(new VBox(findings, footer()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.files().addListener(onFiles);
        model.findingsProperty().addListener(onVerdict);
        model.checkingProperty().addListener(onVerdict);
        openFiles();
        showVerdict();
    }

    private HBox tools() {
        var group = new ToggleGroup();
        var resolved = sideButton("resolved", "file-text", group);
        var variables = sideButton("variables", "dollar-sign", group);
        group.selectedToggleProperty()
                .addListener((_, _, now) -> {
                    if (now == null) {
                        split.getItems().remove(side);
                        return;
                    }
                    if (!split.getItems().contains(side)) {
                        split.getItems().add(side);
                        split.setDividerPositions(0.55);
                    }
                    if (now == resolved) {
                        side.showResolved();
                    } else {
                        side.showVariables();
                    }
                });
        var tools =
                new HBox(
                        icon("corner-up-left", "undo", () -> area(EditorArea::undo)),
                        icon("corner-up-right", "redo", () -> area(EditorArea::redo)),
                        icon(
                                "search",
                                "openFind",
                                () -> pane().ifPresent(pane -> pane.find().open(true))),
                        resolved,
                        variables);
        tools.getStyleClass().add("code-tools");
        tools.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return tools;
    }

    private static ToggleButton sideButton(String id, String icon, ToggleGroup group) {
        var button = new ToggleButton(Words.of("code." + id), Icons.of(icon));
        button.setId("code-" + id);
        button.getStyleClass().add("code-tool");
        button.setMinWidth(USE_PREF_SIZE);
        button.setToggleGroup(group);
        return button;
    }

    private static Button icon(String icon, String id, Runnable act) {
        var button = new Button("", Icons.of(icon));
        button.setId("code-" + id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(Words.of("code." + id));
        Hints.on(button, () -> Words.of("code." + id));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Node footer() {
        verdict.setId("code-verdict");
        verdict.setMinWidth(0);
        place.getStyleClass().add("text-muted");
        place.setId("code-place");
        place.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var footer = new HBox(verdict, gap, place);
        footer.getStyleClass().add("editor-footer");
        return footer;
    }

    private void openFiles() {
        for (var file : model.files()) {
            if (tabs.getTabs().stream().noneMatch(tab -> pane(tab).file() == file)) {
                tabs.getTabs().add(tab(file));
            }
        }
        showPlace();
    }

    private Tab tab(EditedFile file) {
        var pane = new FilePane(file, guide, needs);
        var tab = new Tab("", pane);
        tab.setId("code-tab-" + file.name());
        pane.area().caretPositionProperty().addListener(_ -> showPlace());
        pane.area().addEventFilter(MouseEvent.MOUSE_CLICKED, this::click);
        file.dirtyProperty().addListener(_ -> name(tab, file));
        file.findingsProperty().addListener(_ -> name(tab, file));
        name(tab, file);
        return tab;
    }

    private static void name(Tab tab, EditedFile file) {
        int count = file.findingsProperty().get().size();
        var name = file.dirtyProperty().get() ? Words.of("editor.dirty", file.name()) : file.name();
        tab.setText(count == 0 ? name : Words.of("code.tab", name, count));
        boolean isWrong = file.findingsProperty().get().stream().anyMatch(Finding::isError);
        tab.getStyleClass().remove("wrong");
        if (isWrong) {
            tab.getStyleClass().add("wrong");
        }
    }

    private static FilePane pane(Tab tab) {
        return (FilePane) tab.getContent();
    }

    /// What is in front.
    Optional<FilePane> pane() {
        return Optional.ofNullable(tabs.getSelectionModel().getSelectedItem())
                .map(ComposeEditor::pane);
    }

    private void area(Consumer<EditorArea> act) {
        pane().map(FilePane::area).ifPresent(act);
    }

    private void showVerdict() {
        var found = model.findingsProperty().get();
        findings.setVisible(!found.isEmpty());
        findings.setManaged(!found.isEmpty());
        verdict.getStyleClass().removeAll("text-muted", "finding-error", "finding-warning");
        long errors = found.stream().filter(Finding::isError).count();
        if (model.checkingProperty().get() && found.isEmpty()) {
            verdict.setText(Words.of("code.checking"));
            verdict.getStyleClass().add("text-muted");
            return;
        }
        verdict.setText(counted(errors, found.size() - errors));
        verdict.getStyleClass()
                .add(
                        errors > 0
                                ? "finding-error"
                                : found.isEmpty() ? "text-muted" : "finding-warning");
    }

    private static String counted(long errors, long warnings) {
        if (errors + warnings == 0) {
            return Words.of("code.right");
        }
        return Stream.of(
                        errors == 0 ? "" : Words.of("code.errors", errors),
                        warnings == 0 ? "" : Words.of("code.warnings", warnings))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void showPlace() {
        place.setText(
                pane().map(FilePane::area)
                        .map(area ->
                                Words.of(
                                        area.colours().areOff() ? "code.placeLarge" : "code.caret",
                                        String.valueOf(area.getCurrentParagraph() + 1),
                                        String.valueOf(area.getCaretColumn() + 1)))
                        .orElse(""));
    }

    /// Goes to a place of an open file.
    ///
    /// @param line from 1
    /// @param column from 1
    public void show(Path file, int line, int column) {
        for (var tab : tabs.getTabs()) {
            if (pane(tab).file().path().equals(file)) {
                tabs.getSelectionModel().select(tab);
                pane(tab).area().show(line, column);
            }
        }
    }

    private void show(Finding finding) {
        show(Path.of(finding.file()), Math.max(1, finding.line()), Math.max(1, finding.column()));
    }

    /// What gets the focus when this is opened.
    public Node focusTarget() {
        return pane().<Node>map(FilePane::area).orElse(this);
    }

    private void key(KeyEvent key) {
        if (act(key)) {
            key.consume();
        }
    }

    private boolean act(KeyEvent key) {
        var pane = pane();
        if (pane.isEmpty()) {
            return false;
        }
        if (FIND.match(key) || REPLACE.match(key)) {
            pane.get().find().open(REPLACE.match(key));
            return true;
        }
        if (OFFERS.match(key)) {
            pane.get().offers().ifPresent(OfferList::open);
            return true;
        }
        if (key.getCode() == KeyCode.F12) {
            goToDefinition(pane.get());
            return true;
        }
        if (key.getCode() == KeyCode.F8) {
            goToFinding(pane.get());
            return true;
        }
        return pane.get().find().isNext(key);
    }

    private void click(MouseEvent click) {
        if (click.isShortcutDown()
                && click.getButton() == MouseButton.PRIMARY
                && click.isStillSincePress()) {
            pane().ifPresent(this::goToDefinition);
        }
    }

    private void goToDefinition(FilePane pane) {
        var area = pane.area();
        Definitions.of(area.lines(), area.getCurrentParagraph(), area.getCaretColumn())
                .ifPresent(target -> {
                    switch (target) {
                        case Definitions.Place(int line, int column) ->
                                area.show(line + 1, column + 1);
                        case Definitions.Variable(String name) -> showVariable(name);
                    }
                });
    }

    /// Where a variable gets its value.
    private void showVariable(String name) {
        for (var file : model.files()) {
            if (!file.isDotenv()) {
                continue;
            }
            var lines = file.text().lines().toList();
            for (int line = 0; line < lines.size(); line++) {
                if (lines.get(line).matches("\\s*(export\\s+)?" + name + "\\s*[=:].*")) {
                    show(file.path(), line + 1, 1);
                }
            }
        }
    }

    /// The next below the caret, or the first.
    private void goToFinding(FilePane pane) {
        int line = pane.area().getCurrentParagraph() + 1;
        var own =
                pane.file().findingsProperty().get().stream()
                        .sorted(Comparator.comparingInt(Finding::line))
                        .toList();
        own.stream()
                .filter(finding -> finding.line() > line)
                .findFirst()
                .or(() -> own.stream().findFirst())
                .or(() -> model.findingsProperty().get().stream().findFirst())
                .ifPresent(this::show);
    }

    /// Nothing is checked and nothing is shown any more.
    public void close() {
        model.files().removeListener(onFiles);
        model.findingsProperty().removeListener(onVerdict);
        model.checkingProperty().removeListener(onVerdict);
        tabs.getTabs().forEach(tab -> pane(tab).close());
        side.close();
        model.close();
    }
}
