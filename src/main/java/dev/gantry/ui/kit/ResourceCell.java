package dev.gantry.ui.kit;

import dev.gantry.app.words.Words;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// One cell of a [ResourceTable]: follows its row while it shows it, and forgets it after.
final class ResourceCell<T> extends TableCell<Row<T>, Row<T>> {

    private final Column<T> column;
    private final Column.@Nullable Look<T> look;
    private final InvalidationListener repaint = _ -> paint();
    private final WeakInvalidationListener weakRepaint = new WeakInvalidationListener(repaint);
    private @Nullable Row<T> followed;

    ResourceCell(Column<T> column, Ticker ticker) {
        this.column = column;
        this.look = column.look().map(made -> made.get()).orElse(null);
        setTextOverrun(OverrunStyle.ELLIPSIS);
        explainCutText();
        if (column.aging()) {
            ticker.nowProperty().addListener(weakRepaint);
        }
    }

    @Override
    protected void updateItem(Row<T> row, boolean empty) {
        super.updateItem(row, empty);
        follow(empty ? null : row);
        paint();
    }

    private void follow(@Nullable Row<T> row) {
        if (row == followed) {
            return;
        }
        switch (followed) {
            case Row.Item<T> item -> item.valueProperty().removeListener(repaint);
            case Row.Group<T> group -> {
                group.membersProperty().removeListener(repaint);
                group.expandedProperty().removeListener(repaint);
            }
            case null -> {}
        }
        followed = row;
        switch (row) {
            case Row.Item<T> item -> item.valueProperty().addListener(repaint);
            case Row.Group<T> group -> {
                group.membersProperty().addListener(repaint);
                group.expandedProperty().addListener(repaint);
            }
            case null -> {}
        }
    }

    private void paint() {
        switch (followed) {
            case null -> clear();
            case Row.Item<T> item -> paintThing(item.value());
            case Row.Group<T> group -> paintGroup(group);
        }
    }

    private void clear() {
        undress();
        setText(null);
        setGraphic(null);
    }

    private void undress() {
        if (look != null) {
            look.leave(this);
        }
    }

    private void paintThing(T thing) {
        var text = column.text().apply(thing);
        if (look == null) {
            setGraphic(null);
            setText(text);
        } else {
            look.show(thing, text, this);
        }
    }

    private void paintGroup(Row.Group<T> group) {
        undress();
        setContentDisplay(ContentDisplay.LEFT);
        if (getTableView().getVisibleLeafIndex(getTableColumn()) == 0) {
            boolean open = group.expandedProperty().get();
            setGraphic(Icons.of(open ? "chevron-down" : "chevron-right"));
            setText(group.name().isEmpty() ? Words.of("table.noGroup") : group.name());
        } else {
            setGraphic(null);
            setText(column.totals().apply(group.members()));
        }
    }

    /// Long texts are cut: the whole stands in a tooltip that is made when first asked for.
    private void explainCutText() {
        hoverProperty()
                .addListener((_, _, over) -> {
                    var text =
                            followed instanceof Row.Item<T> item
                                    ? column.text().apply(item.value())
                                    : "";
                    setTooltip(over && !text.isEmpty() ? new Tooltip(text) : null);
                });
    }
}
