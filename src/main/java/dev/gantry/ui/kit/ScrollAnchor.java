package dev.gantry.ui.kit;

import java.util.Optional;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/// Holds a table's first visible row where it is while rows come and go above it.
final class ScrollAnchor {

    /// @param offset how many pixels of the row are scrolled out of sight
    private record Place(Object row, double offset) {}

    private final TableView<?> table;

    ScrollAnchor(TableView<?> table) {
        this.table = table;
    }

    void keepWhile(Runnable change) {
        var place = place();
        change.run();
        place.ifPresent(this::restore);
    }

    /// None at the very top: who looks at the top wants to see what comes there.
    private Optional<Place> place() {
        return flow().map(VirtualFlow::getFirstVisibleCell)
                .filter(cell -> cell.getItem() != null)
                .filter(cell -> cell.getIndex() > 0 || cell.getLayoutY() < 0)
                .map(cell -> new Place(cell.getItem(), -cell.getLayoutY()));
    }

    private void restore(Place place) {
        int index = table.getItems().indexOf(place.row);
        flow().filter(_ -> index >= 0)
                .ifPresent(flow -> {
                    flow.scrollToTop(index);
                    flow.scrollPixels(place.offset);
                });
    }

    @SuppressWarnings("unchecked")
    private Optional<VirtualFlow<IndexedCell<?>>> flow() {
        return Optional.ofNullable((VirtualFlow<IndexedCell<?>>) table.lookup(".virtual-flow"));
    }
}
