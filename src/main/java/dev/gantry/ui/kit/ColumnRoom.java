package dev.gantry.ui.kit;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TableColumn;

/// Hides the less important columns of a table while there is no room for all, so that the others
/// can be read.
final class ColumnRoom<T> {

    /// Of its width, how much a column can give before it is hard to read.
    private static final double SQUEEZE = 0.75;

    private final ResourceTable<T> table;
    private final List<Column<T>> columns;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> spared = new HashSet<>();

    ColumnRoom(ResourceTable<T> table, List<Column<T>> columns) {
        this.table = table;
        this.columns = columns;
        table.widthProperty().addListener(_ -> share());
    }

    /// Hidden for want of room, not because a person does not want to see it.
    boolean hasTaken(TableColumn<?, ?> column) {
        return taken.contains(column.getId());
    }

    void spare(String id, boolean now) {
        if (now ? spared.add(id) : spared.remove(id)) {
            share();
        }
    }

    void share() {
        if (table.getWidth() <= 0) {
            return;
        }
        var wanted = new HashSet<String>();
        columns.stream().filter(this::isWanted).forEach(column -> wanted.add(column.id()));
        var giving =
                columns.stream()
                        .filter(column -> wanted.contains(column.id()) && column.rank() > 0)
                        .sorted(Comparator.<Column<T>>comparingInt(Column::rank).reversed())
                        .toList();
        double needed =
                columns.stream()
                        .filter(c -> wanted.contains(c.id()))
                        .mapToDouble(this::least)
                        .sum();
        for (var column : giving) {
            boolean tooWide = needed > table.getWidth();
            if (tooWide || spared.contains(column.id())) {
                needed -= least(column);
                wanted.remove(column.id());
            }
        }
        apply(wanted);
    }

    private double least(Column<T> column) {
        return column.width() * SQUEEZE;
    }

    private boolean isWanted(Column<T> column) {
        return made(column).isVisible() || taken.contains(column.id());
    }

    private void apply(Set<String> wanted) {
        for (var column : columns) {
            var made = made(column);
            if (wanted.contains(column.id())) {
                taken.remove(column.id());
                made.setVisible(true);
            } else if (made.isVisible()) {
                taken.add(column.id());
                made.setVisible(false);
            }
        }
    }

    private TableColumn<?, ?> made(Column<T> column) {
        return table.getColumns().stream()
                .filter(one -> column.id().equals(one.getId()))
                .findFirst()
                .orElseThrow();
    }
}
