package dev.gantry.ui.container;

import dev.gantry.ui.kit.Column;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The name, set off from a group's head above it.
final class NameLook implements Column.Look<ContainerRow> {

    private final Label name = new Label();
    private final HBox node = new HBox(name);

    NameLook() {
        node.getStyleClass().add("thing-name");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(ContainerRow row) {
        name.setText(row.name());
    }
}
