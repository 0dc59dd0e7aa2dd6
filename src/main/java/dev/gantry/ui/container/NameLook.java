package dev.gantry.ui.container;

import dev.gantry.ui.kit.Column;
import javafx.scene.control.Labeled;

/// The name, set off from a group's head above it.
final class NameLook implements Column.Look<ContainerRow> {

    private static final String STYLE = "thing-name";

    private boolean worn;

    @Override
    public void show(ContainerRow row, String text, Labeled cell) {
        cell.setText(text);
        cell.setGraphic(null);
        if (!worn) {
            cell.getStyleClass().add(STYLE);
            worn = true;
        }
    }

    @Override
    public void leave(Labeled cell) {
        cell.getStyleClass().remove(STYLE);
        worn = false;
    }
}
