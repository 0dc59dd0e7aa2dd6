package dev.gantry.ui.container;

import dev.gantry.ui.kit.Column;
import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

/// A state as shape, colour and word: any one of the three is enough to read it.
final class StateLook implements Column.Look<ContainerRow> {

    private final Region shape = new Region();
    private List<String> worn = List.of();

    @Override
    public void show(ContainerRow row, String text, Labeled cell) {
        var tone = "tone-" + row.tone();
        if (!worn.contains(tone)) {
            leave(cell);
            worn = List.of("state-word", tone);
            cell.getStyleClass().addAll(worn);
            shape.getStyleClass().setAll("state-shape", tone);
        }
        cell.setContentDisplay(ContentDisplay.LEFT);
        cell.setGraphic(shape);
        cell.setText(text);
    }

    @Override
    public void leave(Labeled cell) {
        cell.getStyleClass().removeAll(worn);
        worn = List.of();
    }
}
