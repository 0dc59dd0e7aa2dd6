package dev.gantry.ui.editor;

import dev.gantry.app.container.Secrets;
import dev.gantry.app.words.Words;
import dev.gantry.compose.edit.VariableTable;
import dev.gantry.compose.edit.YamlLexer;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

/// Beside the text: what it means once all is filled in, or the variables that it asks for.
final class SidePane extends BorderPane {

    private final ComposeEditorViewModel model;
    private final EditorArea resolved = new EditorArea(new YamlLexer());
    private final Label old = new Label(Words.of("code.resolvedIsOld"));
    private final TableView<VariableTable.Row> variables = new TableView<>();
    private final Node resolvedNode;

    SidePane(ComposeEditorViewModel model) {
        this.model = model;
        getStyleClass().add("code-side");
        resolved.setId("code-resolved-text");
        resolved.setEditable(false);
        resolved.setAccessibleText(Words.of("code.resolved"));
        old.getStyleClass().add("code-note");
        old.setWrapText(true);
        resolvedNode = resolvedNode();
        variables.setId("code-variables");
        variables.setPlaceholder(new Label(Words.of("code.noVariables")));
        variables.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("name", VariableTable.Row::name);
        column("value", row -> Secrets.maskValue(row.name(), row.value()));
        column(
                "origin",
                row -> Words.of("code.origin." + row.origin().name().toLowerCase(Locale.ROOT)));
        model.resolvedProperty().addListener(_ -> fill());
        model.resolvedIsOldProperty().addListener(_ -> fill());
        model.variablesProperty().addListener(_ -> fill());
    }

    private Node resolvedNode() {
        var pane = new BorderPane(resolved.scrolled());
        pane.setTop(old);
        return pane;
    }

    private void column(String id, Function<VariableTable.Row, String> text) {
        var column = new TableColumn<VariableTable.Row, String>(Words.of("code.variable." + id));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        variables.getColumns().add(column);
    }

    void showResolved() {
        setCenter(resolvedNode);
        fill();
    }

    void showVariables() {
        setCenter(variables);
        fill();
    }

    /// Only what is seen.
    private void fill() {
        old.setVisible(model.resolvedIsOldProperty().get());
        old.setManaged(old.isVisible());
        if (getScene() == null) {
            return;
        }
        if (getCenter() == variables) {
            variables.getItems().setAll(model.variablesProperty().get());
            return;
        }
        var text = model.resolvedProperty().get();
        if (!resolved.getText().equals(text)) {
            double at = resolved.estimatedScrollYProperty().getValue();
            resolved.load(text);
            resolved.scrollYToPixel(at);
        }
    }

    void close() {
        resolved.dispose();
    }
}
