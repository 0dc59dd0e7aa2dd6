package dev.gantry.ui.editor;

import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Icons;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// What is wrong, one line each. A click or Enter goes there.
final class FindingList extends ListView<Finding> {

    private static final double ROW = 26;
    private static final int MOST_ROWS = 4;

    FindingList(ComposeEditorViewModel model, Consumer<Finding> open) {
        setId("code-findings");
        getStyleClass().add("finding-list");
        setFixedCellSize(ROW);
        setCellFactory(_ -> new FindingCell(open));
        setOnKeyPressed(key -> {
            var chosen = getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && chosen != null) {
                open.accept(chosen);
            }
        });
        model.findingsProperty().addListener(_ -> fill(model));
        fill(model);
    }

    private void fill(ComposeEditorViewModel model) {
        var found = model.findingsProperty().get();
        getItems().setAll(found);
        double height = ROW * Math.min(MOST_ROWS, found.size()) + 2;
        setPrefHeight(height);
        setMinHeight(height);
    }

    private static final class FindingCell extends ListCell<Finding> {

        private final Label sentence = new Label();
        private final Label place = new Label();
        private final HBox row = new HBox(sentence, place);

        FindingCell(Consumer<Finding> open) {
            row.getStyleClass().add("finding-row");
            place.getStyleClass().add("text-muted");
            place.setMinWidth(USE_PREF_SIZE);
            sentence.setMinWidth(0);
            sentence.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            setPrefWidth(0); // as wide as the list
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    open.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            if (finding == null || empty) {
                setGraphic(null);
                return;
            }
            sentence.setText(finding.said().replace('\n', ' '));
            sentence.setGraphic(Icons.of(finding.isError() ? "alert-circle" : "alert-triangle"));
            sentence.getStyleClass().removeAll("finding-error", "finding-warning");
            sentence.getStyleClass().add(finding.isError() ? "finding-error" : "finding-warning");
            var file = String.valueOf(Path.of(finding.file()).getFileName());
            place.setText(
                    finding.line() == 0
                            ? file
                            : Words.of(
                                    "code.place",
                                    file,
                                    String.valueOf(finding.line()),
                                    String.valueOf(finding.column())));
            setGraphic(row);
        }
    }
}
