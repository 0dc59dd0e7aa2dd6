package dev.gantry.ui.container;

import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ProcessTable;
import dev.gantry.ui.kit.Dialogs;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

/// The processes of a container, as they were when it was asked; asked again at a button.
final class ProcessDialog {

    private static final double WIDTH = 720;

    private final Container container;
    private final ContainerDeeds deeds;
    private final TableView<List<String>> table = new TableView<>();
    private final StackPane place = new StackPane();

    private ProcessDialog(Container container, ContainerDeeds deeds) {
        this.container = container;
        this.deeds = deeds;
        table.setId("processes");
        table.getStyleClass().add("dense");
        place.getStyleClass().add("dialog-body");
        place.setPrefSize(WIDTH, 300);
        place.getChildren().setAll(new Placeholder("clock", Words.of("processes.loading"), ""));
    }

    static void open(Window owner, Container container, ContainerDeeds deeds) {
        var dialog = new ProcessDialog(container, deeds);
        Dialogs.tell(
                owner,
                Words.of("processes.title", container.name()),
                dialog.place,
                Words.of("processes.again"),
                dialog::ask);
        dialog.ask();
    }

    private void ask() {
        deeds.processes(
                container,
                this::show,
                why -> place.getChildren().setAll(new MessageBar("danger", why)));
    }

    private void show(ProcessTable processes) {
        if (table.getColumns().isEmpty()) {
            for (int index = 0; index < processes.titles().size(); index++) {
                table.getColumns().add(column(processes.titles().get(index), index));
            }
        }
        table.getItems().setAll(processes.rows());
        place.getChildren().setAll(table);
    }

    private static TableColumn<List<String>, String> column(String title, int index) {
        var column = new TableColumn<List<String>, String>(title);
        column.setCellValueFactory(row ->
                new ReadOnlyStringWrapper(
                        index < row.getValue().size() ? row.getValue().get(index) : ""));
        return column;
    }
}
