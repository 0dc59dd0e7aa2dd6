package dev.gantry.ui.container;

import dev.gantry.ui.kit.Column;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A state as shape, colour and word: any one of the three is enough to read it.
final class StateLook implements Column.Look<ContainerRow> {

    private final Region shape = new Region();
    private final Label word = new Label();
    private final HBox node = new HBox(shape, word);

    StateLook() {
        node.getStyleClass().add("state");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(ContainerRow row) {
        shape.getStyleClass().setAll("state-shape", "tone-" + row.tone());
        word.getStyleClass().setAll("label", "state-word", "tone-" + row.tone());
        word.setText(row.state());
    }
}
