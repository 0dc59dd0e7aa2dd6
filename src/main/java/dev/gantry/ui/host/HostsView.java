package dev.gantry.ui.host;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostDirectory;
import dev.gantry.app.host.HostDraft;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Column;
import dev.gantry.ui.kit.Command;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.LinkText;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.ResourceTable;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.kit.Ticker;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All hosts, how they do, and what can be done with them.
public final class HostsView extends BorderPane implements Screen {

    private final HostsViewModel model;
    private final ResourceTable<HostRow> table;
    private final List<Command> commands;
    private final VBox problems = new VBox();
    private final ProbeLabel probe = new ProbeLabel();

    public HostsView(HostsViewModel model, Ticker ticker) {
        this.model = model;
        this.table = new ResourceTable<>(model.list(), columns(), HostRow.BY_NAME, ticker);
        this.commands = commands();
        getStyleClass().add("screen");
        setTop(new VBox(header(), toolBar(), problems, probe));
        setCenter(table);
        table.setId("hosts-table");
        table.setAccessibleText(Words.of("page.hosts"));
        table.setPlaceholder(
                new Placeholder("server", Words.of("hosts.none"), Words.of("hosts.noneHint")));
        table.setContextMenu(contextMenu());
        table.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                commands.getFirst().run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
        model.problems()
                .addListener((ListChangeListener<HostDirectory.Problem>) _ -> showProblems());
        showProblems();
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return table;
    }

    @Override
    public void shown() {
        model.reload();
    }

    public ResourceTable<?> table() {
        return table;
    }

    private void add() {
        edit(HostDraft.EMPTY);
    }

    private List<Column<HostRow>> columns() {
        return List.of(
                Column.<HostRow>of("name", Words.of("hosts.name"), row -> row.host().name())
                        .wide(200)
                        .drawnBy(HostNameLook::new),
                Column.<HostRow>of(
                                "state",
                                Words.of("hosts.state"),
                                row -> row.link().map(LinkText::of).orElse(Words.of("link.closed")))
                        .wide(220),
                Column.<HostRow>of(
                                "address",
                                Words.of("hosts.address"),
                                row -> row.host().address().toString())
                        .wide(300)
                        .givingWay(2),
                Column.of("engine", Words.of("hosts.engineColumn"), HostRow::engine)
                        .wide(140)
                        .givingWay(4),
                Column.of("origin", Words.of("hosts.origin"), HostRow::origin)
                        .wide(150)
                        .givingWay(3));
    }

    private List<Command> commands() {
        return List.of(
                Command.of("hostOpen", "log-in", "", one(_ -> true), () -> model.open(selected())),
                Command.of("hostTest", "activity", "", one(_ -> true), this::test),
                Command.of(
                        "hostDisconnect",
                        "log-out",
                        "",
                        one(row -> row.link().isPresent()),
                        () -> model.disconnect(selected())),
                Command.of(
                        "hostEdit",
                        "edit-2",
                        "F2",
                        one(row -> row.host().isKept()),
                        () -> model.draftOf(selected(), this::edit)),
                Command.of(
                        "hostRemove",
                        "trash-2",
                        "Delete",
                        one(row -> row.host().isKept()),
                        () ->
                                HostDialogs.remove(
                                        getScene().getWindow(), selected(), model::forget)));
    }

    private BooleanBinding one(Predicate<HostRow> possible) {
        var selected = model.list().selected();
        return Bindings.createBooleanBinding(
                () -> selected.size() == 1 && possible.test(selected.getFirst()), selected);
    }

    private Host selected() {
        return model.list().selected().getFirst().host();
    }

    private void test() {
        model.probe(selected().address(), probe::show);
    }

    private void edit(HostDraft draft) {
        HostDialogs.edit(
                getScene().getWindow(),
                model,
                draft,
                written ->
                        model.keep(
                                written,
                                _ -> {},
                                why ->
                                        problems.getChildren()
                                                .add(
                                                        new MessageBar(
                                                                "danger", Explain.failure(why)))));
    }

    private Node header() {
        var title = new Label(Words.of("page.hosts"));
        title.getStyleClass().add("screen-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var add = new Button(Words.of("hosts.add"), Icons.of("plus"));
        add.setId("hosts-add");
        add.getStyleClass().add("accent");
        add.setOnAction(_ -> add());
        var header = new HBox(title, gap, add);
        header.getStyleClass().add("screen-header");
        return header;
    }

    private Node toolBar() {
        var bar = new ToolBar();
        bar.getStyleClass().add("screen-tools");
        for (var command : commands) {
            var button = command.button();
            button.getStyleClass().addAll("flat", "tool");
            bar.getItems().add(button);
        }
        return bar;
    }

    private ContextMenu contextMenu() {
        var menu = new ContextMenu();
        commands.forEach(command -> menu.getItems().add(command.menuItem()));
        return menu;
    }

    private void shortcut(KeyEvent event) {
        for (var command : commands) {
            if (command.keys() != null && command.keys().match(event)) {
                command.run();
                event.consume();
                return;
            }
        }
    }

    private void showProblems() {
        problems.getChildren()
                .setAll(
                        model.problems().stream()
                                .map(problem ->
                                        new MessageBar(
                                                "warning",
                                                new Explanation(
                                                        Words.of("hosts.problem", problem.file()),
                                                        Words.of("hosts.problemHint"),
                                                        problem.why())))
                                .toList());
    }

    /// The name with its colour, and a mark for the one in view.
    private static final class HostNameLook implements Column.Look<HostRow> {
        private final Region colour = new Region();
        private final Region state = new Region();
        private final Label name = new Label();
        private final HBox node = new HBox(colour, state, name);

        HostNameLook() {
            node.getStyleClass().add("state");
        }

        @Override
        public void show(HostRow row, String text, Labeled cell) {
            cell.setText(null);
            cell.setAccessibleText(text);
            cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            cell.setGraphic(node);
            show(row);
        }

        private void show(HostRow row) {
            colour.getStyleClass().setAll("host-colour", "swatch", "colour-" + row.host().colour());
            state.getStyleClass()
                    .setAll("link-dot", row.link().map(LinkText::tone).orElse("tone-closed"));
            name.setText(
                    row.current()
                            ? Words.of("hosts.current", row.host().name())
                            : row.host().name());
            name.getStyleClass().setAll("label", row.current() ? "strong" : "plain");
        }
    }
}
