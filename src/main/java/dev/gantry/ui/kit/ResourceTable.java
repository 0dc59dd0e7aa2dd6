package dev.gantry.ui.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// The one table of Gantry: every list of things is shown by it.
///
/// Selection, sort and scroll position survive whatever happens to the rows.
public final class ResourceTable<T> extends TableView<Row<T>> {

    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final double ROW_HEIGHT = 32;

    private final ResourceList<T> list;
    private final List<Column<T>> columns;
    private final Comparator<T> natural;
    private final Ticker ticker;
    private final ScrollAnchor anchor = new ScrollAnchor(this);
    private final ColumnRoom<T> room;
    private Runnable onReshaped = () -> {};
    private boolean arranging;

    /// @param natural the order where a person's sort leaves a tie, and without any
    public ResourceTable(
            ResourceList<T> list, List<Column<T>> columns, Comparator<T> natural, Ticker ticker) {
        this.list = list;
        this.columns = columns;
        this.natural = natural;
        this.ticker = ticker;
        getStyleClass().add("resource-table");
        setFixedCellSize(ROW_HEIGHT);
        setTableMenuButtonVisible(true);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        columns.forEach(column -> getColumns().add(tableColumn(column)));
        this.room = new ColumnRoom<>(this, columns);
        getColumns().addListener((InvalidationListener) _ -> onReshaped.run());
        setSortPolicy(_ -> sortList());
        setItems(list.rows());
        setRowFactory(_ -> new ThingRow());
        list.guardChanges(this::keepingPlace);
        getSelectionModel()
                .getSelectedItems()
                .addListener((InvalidationListener) _ -> tellSelection());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /// How a person has shaped it by now.
    public TableMemory memory() {
        return new TableMemory(getColumns().stream().map(this::shape).toList());
    }

    /// Columns the memory does not know keep their place at the end.
    public void restore(TableMemory memory) {
        var known = getColumns().stream().collect(Collectors.toMap(TableColumn::getId, c -> c));
        var inOrder = new ArrayList<TableColumn<Row<T>, ?>>();
        var sorted = new ArrayList<TableColumn<Row<T>, ?>>();
        for (var shape : memory.columns()) {
            var column = known.remove(shape.id());
            if (column != null) {
                column.setPrefWidth(shape.width());
                column.setVisible(shape.visible());
                inOrder.add(column);
                if (shape.sort() != 0) {
                    column.setSortType(shape.sort() > 0 ? SortType.ASCENDING : SortType.DESCENDING);
                    sorted.add(column);
                }
            }
        }
        getColumns().stream().filter(column -> !inOrder.contains(column)).forEach(inOrder::add);
        getColumns().setAll(inOrder);
        room.share();
        getSortOrder().setAll(sorted);
    }

    /// Whether a person can see it now.
    public boolean shows(String columnId) {
        return getVisibleLeafColumns().stream().anyMatch(one -> columnId.equals(one.getId()));
    }

    public boolean isSortedBy(String columnId) {
        return getSortOrder().stream().anyMatch(one -> columnId.equals(one.getId()));
    }

    /// The things in the rows that are scrolled into view.
    public List<T> inView() {
        if (!(lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
                || flow.getFirstVisibleCell() == null) {
            return List.of();
        }
        int from = flow.getFirstVisibleCell().getIndex();
        int to = Math.min(flow.getLastVisibleCell().getIndex() + 1, getItems().size());
        return from >= to
                ? List.of()
                : getItems().subList(from, to).stream()
                        .filter(Row.Item.class::isInstance)
                        .flatMap(row -> row.things().stream())
                        .toList();
    }

    /// Says nothing new at the moment, and comes back by itself.
    public void spare(String columnId, boolean spared) {
        room.spare(columnId, spared);
    }

    /// Told whenever a person has changed the columns.
    public void onReshaped(Runnable told) {
        onReshaped = told;
    }

    private TableMemory.Shape shape(TableColumn<Row<T>, ?> column) {
        int sort =
                !getSortOrder().contains(column)
                        ? 0
                        : column.getSortType() == SortType.ASCENDING ? 1 : -1;
        boolean visible = column.isVisible() || room.hasTaken(column);
        return new TableMemory.Shape(column.getId(), column.getWidth(), visible, sort);
    }

    private TableColumn<Row<T>, Row<T>> tableColumn(Column<T> column) {
        var made = new TableColumn<Row<T>, Row<T>>(column.title());
        made.setId(column.id());
        made.setPrefWidth(column.width());
        made.setMinWidth(48);
        made.setVisible(!column.hiddenAtFirst());
        made.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        made.setCellFactory(_ -> new ResourceCell<>(column, ticker));
        made.widthProperty().addListener(_ -> onReshaped.run());
        made.visibleProperty().addListener(_ -> onReshaped.run());
        return made;
    }

    private boolean sortList() {
        Comparator<T> order = null;
        for (var sorted : getSortOrder()) {
            var column = column(sorted.getId()).order();
            var directed = sorted.getSortType() == SortType.ASCENDING ? column : column.reversed();
            order = order == null ? directed : order.thenComparing(directed);
        }
        list.order(order == null ? natural : order.thenComparing(natural));
        onReshaped.run();
        return true;
    }

    private Column<T> column(String id) {
        return columns.stream().filter(column -> column.id().equals(id)).findFirst().orElseThrow();
    }

    private void keepingPlace(Runnable change) {
        var before = List.copyOf(getSelectionModel().getSelectedItems());
        arranging = true;
        anchor.keepWhile(change);
        reselect(before);
        arranging = false;
        tellSelection();
    }

    private void reselect(List<Row<T>> before) {
        var kept = new HashSet<>(before);
        kept.retainAll(new HashSet<>(list.rows()));
        if (!kept.equals(new HashSet<>(getSelectionModel().getSelectedItems()))) {
            getSelectionModel().clearSelection();
            for (int index = 0; index < list.rows().size(); index++) {
                if (kept.contains(list.rows().get(index))) {
                    getSelectionModel().select(index);
                }
            }
        }
    }

    private void tellSelection() {
        if (!arranging) {
            list.select(List.copyOf(getSelectionModel().getSelectedItems()));
        }
    }

    private void keyPressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (getSelectionModel().getSelectedItem() instanceof Row.Group<T> group
                && folds(event.getCode(), group)) {
            list.toggle(group);
            event.consume();
        }
    }

    private static boolean folds(KeyCode key, Row.Group<?> group) {
        boolean open = group.expandedProperty().get();
        return key == KeyCode.SPACE
                || (key == KeyCode.LEFT && open)
                || (key == KeyCode.RIGHT && !open);
    }

    /// The selected things as lines of tab-separated texts.
    private void copy() {
        var lines =
                list.selected().stream()
                        .map(thing ->
                                getVisibleLeafColumns().stream()
                                        .map(c -> column(c.getId()).text().apply(thing))
                                        .collect(Collectors.joining("\t")))
                        .collect(Collectors.joining("\n"));
        var content = new ClipboardContent();
        content.putString(lines);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private final class ThingRow extends TableRow<Row<T>> {

        ThingRow() {
            addEventFilter(MouseEvent.MOUSE_CLICKED, this::fold);
        }

        @Override
        protected void updateItem(Row<T> row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(GROUP, !empty && row instanceof Row.Group<T>);
        }

        private void fold(MouseEvent click) {
            boolean onArrow = click.getX() < ROW_HEIGHT;
            if (getItem() instanceof Row.Group<T> group
                    && (onArrow || click.getClickCount() == 2)
                    && click.isStillSincePress()) {
                list.toggle(group);
            }
        }
    }
}
