package dev.gantry.ui.container;

import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.PortMapping;
import dev.gantry.ui.kit.Command;
import dev.gantry.ui.kit.ContainerTab;
import dev.gantry.ui.kit.LiveUsage;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.ResourceTable;
import dev.gantry.ui.kit.Row;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.kit.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list of containers, what can be done to them, and one of them in detail.
public final class ContainersView extends BorderPane implements Screen {

    private static final double DETAIL_SHARE = 0.6;

    private final ContainersViewModel model;
    private final ListedUsage usage;
    private final Consumer<List<Container>> openLogs;
    private final ResourceTable<ContainerRow> table;
    private final TextField search = new TextField();
    private final SplitPane split = new SplitPane();
    private final ContainerDetailViewModel detailModel;
    private final List<ContainerTab> tabs;
    private final BooleanProperty detailAlone = new SimpleBooleanProperty();
    private @Nullable ContainerDetailView detail;
    private final List<Command> commands;
    private final MoreCommands more;
    private boolean shown;

    /// @param tabs what other rooms show of one container
    /// @param browse opens a published port in the web browser
    /// @param openLogs shows the logs of several containers in one
    public ContainersView(
            ContainersViewModel model,
            ContainerDetailViewModel detailModel,
            List<ContainerTab> tabs,
            LiveUsage usage,
            Ticker ticker,
            Consumer<PortMapping> browse,
            Consumer<List<Container>> openLogs) {
        this.model = model;
        this.usage = new ListedUsage(usage);
        this.openLogs = openLogs;
        this.table =
                new ResourceTable<>(
                        model.list(),
                        ContainerColumns.of(ticker, browse, this.usage),
                        ContainerRow.BY_NAME,
                        ticker);
        this.detailModel = detailModel;
        this.tabs = tabs;
        this.commands = commands();
        this.more = new MoreCommands(model, () -> getScene().getWindow());
        getStyleClass().add("screen");
        setTop(new VBox(new ContainersHeader(model, search), toolBar()));
        setCenter(split);
        arrangeTable();
        followSelection();
        addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
        ticker.nowProperty().addListener(_ -> lookAtUsage());
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return search;
    }

    @Override
    public void shown() {
        shown = true;
        tellDetail();
        lookAtUsage();
    }

    @Override
    public void hidden() {
        shown = false;
        tellDetail();
        lookAtUsage();
    }

    private void lookAtUsage() {
        usage.look(shown, table, () -> model.list().things());
    }

    @Override
    public void close() {
        usage.close();
        if (detail != null) {
            detail.close();
        }
    }

    public ResourceTable<?> table() {
        return table;
    }

    public BooleanProperty groupedProperty() {
        return model.groupedProperty();
    }

    /// Shows only containers in this state, as a link from elsewhere asks.
    public void showOnly(Optional<Container.State> state) {
        search.clear();
        model.stateProperty().set(state);
    }

    /// Selects one container and shows it in detail.
    public void open(ContainerId id) {
        showOnly(Optional.empty());
        model.list()
                .rowOf(id)
                .ifPresent(row -> {
                    table.getSelectionModel().clearSelection();
                    table.getSelectionModel().select(row);
                    table.scrollTo(row);
                });
    }

    /// As [#open(ContainerId)], on one of its tabs.
    public void open(ContainerId id, String tab) {
        open(id);
        if (detail != null) {
            detail.open(tab);
        }
    }

    private List<Command> commands() {
        return List.of(
                Command.of(
                        "start",
                        "play",
                        "Shortcut+Enter",
                        model.isPossible(Act.START),
                        model::start),
                Command.of(
                        "stop",
                        "square",
                        "Shortcut+Period",
                        model.isPossible(Act.STOP),
                        model::stop),
                Command.of(
                        "restart",
                        "rotate-cw",
                        "Shortcut+R",
                        model.isPossible(Act.RESTART),
                        model::restart),
                Command.of(
                        "pause", "pause", "Shortcut+P", model.isPossible(Act.PAUSE), model::pause),
                Command.of(
                        "unpause",
                        "skip-forward",
                        "Shortcut+Shift+P",
                        model.isPossible(Act.UNPAUSE),
                        model::unpause),
                Command.of(
                        "logs",
                        "align-left",
                        "Shortcut+L",
                        Bindings.isNotEmpty(model.list().selected()),
                        this::showLogs),
                Command.of("kill", "zap", "Shortcut+K", model.isPossible(Act.KILL), this::askKill),
                Command.of(
                        "rename",
                        "edit-2",
                        "F2",
                        model.isPossibleOnOne(Act.RENAME),
                        this::askRename),
                Command.of(
                        "remove",
                        "trash-2",
                        "Delete",
                        model.isPossible(Act.REMOVE),
                        this::askRemove));
    }

    private void showLogs() {
        var chosen = model.list().selected().stream().map(ContainerRow::container).toList();
        if (chosen.size() == 1 && detail != null) {
            detail.open("logs");
        } else {
            openLogs.accept(chosen);
        }
    }

    private void askRemove() {
        var victims = model.able(Act.REMOVE);
        ContainerDialogs.remove(getScene().getWindow(), victims, how -> model.remove(victims, how));
    }

    private void askKill() {
        ContainerDialogs.kill(getScene().getWindow(), model.able(Act.KILL), model::kill);
    }

    private void askRename() {
        var container = model.able(Act.RENAME).getFirst();
        var taken =
                model.host().state().snapshot().containers().values().stream()
                        .map(Container::name)
                        .collect(Collectors.toSet());
        ContainerDialogs.rename(
                getScene().getWindow(), container, name -> model.rename(container, name), taken);
    }

    private Node toolBar() {
        var bar = new ToolBar();
        bar.getStyleClass().add("screen-tools");
        for (var command : commands) {
            if (command.id().equals("pause") || command.id().equals("kill")) {
                bar.getItems().add(new Separator(Orientation.VERTICAL));
            }
            var button = command.button();
            button.getStyleClass().addAll("flat", "tool");
            bar.getItems().add(button);
        }
        bar.getItems().add(more.button());
        return bar;
    }

    private void arrangeTable() {
        table.setId("containers-table");
        table.setAccessibleText(Words.of("containers.title"));
        table.setPlaceholder(placeholder());
        table.setOnContextMenuRequested(asked -> {
            if (table.getContextMenu() == null) {
                table.setContextMenu(contextMenu());
                table.getContextMenu().show(table, asked.getScreenX(), asked.getScreenY());
            }
        });
        // under a stack's head its name says nothing new
        table.spare("stack", model.groupedProperty().get());
        model.groupedProperty().addListener((_, _, grouped) -> table.spare("stack", grouped));
        split.setOrientation(Orientation.HORIZONTAL);
        split.getItems().setAll(table);
        model.totalProperty().addListener(_ -> table.setPlaceholder(placeholder()));
        model.host().stateProperty().addListener(_ -> showStaleness());
        showStaleness();
    }

    private Node placeholder() {
        var state = model.host().state();
        if (state.snapshot().isEmpty()) {
            return new Placeholder(
                    "clock", Words.of("containers.loading"), Words.of("containers.loadingHint"));
        }
        return model.totalProperty().get() == 0
                ? new Placeholder(
                        "box", Words.of("containers.none"), Words.of("containers.noneHint"))
                : new Placeholder(
                        "search",
                        Words.of("containers.noMatch"),
                        Words.of("containers.noMatchHint"));
    }

    /// What is no longer known to be true is greyed.
    private void showStaleness() {
        var state = model.host().state();
        table.pseudoClassStateChanged(PseudoClass.getPseudoClass("stale"), !state.link().isLive());
        if (table.getItems().isEmpty()) {
            table.setPlaceholder(placeholder());
        }
    }

    private ContextMenu contextMenu() {
        var menu = new ContextMenu();
        var items = new ArrayList<MenuItem>();
        for (var command : commands) {
            if (command.id().equals("pause") || command.id().equals("kill")) {
                items.add(new SeparatorMenuItem());
            }
            items.add(command.menuItem());
        }
        items.add(new SeparatorMenuItem());
        more.all().forEach(command -> items.add(command.menuItem()));
        menu.getItems().setAll(items);
        return menu;
    }

    /// A group's head stands for many, even when it has one member.
    private void followSelection() {
        var selected = model.list().selected();
        selected.addListener(
                (InvalidationListener)
                        _ -> {
                            var rows = table.getSelectionModel().getSelectedItems();
                            boolean single =
                                    selected.size() == 1
                                            && rows.size() == 1
                                            && rows.getFirst() instanceof Row.Item<ContainerRow>;
                            detailModel.show(
                                    single ? Optional.of(selected.getFirst()) : Optional.empty());
                            showDetail(single);
                        });
    }

    /// Made when it is first wanted: a start shows the list sooner without it.
    private void showDetail(boolean wanted) {
        if (wanted && detail == null) {
            detail =
                    new ContainerDetailView(
                            detailModel, tabs, detailAlone, model::dismiss, table::requestFocus);
            detailAlone.addListener(_ -> arrangeSplit());
        }
        if (!wanted) {
            detailAlone.set(false);
        }
        arrangeSplit();
    }

    /// The list, the list and the detail, or the detail alone.
    private void arrangeSplit() {
        boolean single = model.list().selected().size() == 1 && detailModel.isShowing();
        List<Node> wanted =
                detail == null || !single
                        ? List.of(table)
                        : detailAlone.get() ? List.of(detail) : List.of(table, detail);
        // one by one: what is taken out and put back loses the focus, and the menu opened on it
        if (!split.getItems().equals(wanted)) {
            split.getItems().removeIf(shownNow -> !wanted.contains(shownNow));
            for (int index = 0; index < wanted.size(); index++) {
                if (!split.getItems().contains(wanted.get(index))) {
                    split.getItems().add(index, wanted.get(index));
                }
            }
            split.setDividerPositions(DETAIL_SHARE);
        }
        tellDetail();
    }

    private void tellDetail() {
        if (detail != null) {
            detail.seen(shown && split.getItems().contains(detail));
        }
    }

    private void shortcut(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl || more.take(event)) {
            return;
        }
        for (var command : commands) {
            if (command.keys() != null && command.keys().match(event)) {
                command.run();
                event.consume();
                return;
            }
        }
    }
}
