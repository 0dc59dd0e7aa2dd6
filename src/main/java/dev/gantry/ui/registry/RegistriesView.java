package dev.gantry.ui.registry;

import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ImageName;
import dev.gantry.ui.kit.Column;
import dev.gantry.ui.kit.Command;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.ResourceTable;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.kit.Ticker;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The registries, the logins at them, and below what the chosen one has.
public final class RegistriesView extends BorderPane implements Screen {

    private static final double LIST_SHARE = 0.32;

    private final RegistriesViewModel model;
    private final ResourceTable<RegistryRow> table;
    private final RegistryBrowserView browser;
    private final SplitPane split = new SplitPane();
    private final VBox messages = new VBox();
    private final List<Command> commands;

    /// @param pull gets an image onto the engine in view
    public RegistriesView(RegistriesViewModel model, Ticker ticker, Consumer<ImageName> pull) {
        this.model = model;
        this.table = new ResourceTable<>(model.list(), columns(), RegistryRow.BY_NAME, ticker);
        this.browser = new RegistryBrowserView(model.browser(), ticker, pull);
        this.commands = commands();
        getStyleClass().add("screen");
        setTop(new VBox(header(), toolBar(), messages));
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().setAll(table);
        setCenter(split);
        arrangeTable();
        model.list().selected().addListener((InvalidationListener) _ -> showBrowser());
        model.problems().addListener((InvalidationListener) _ -> showMessages());
        model.refusals().addListener((InvalidationListener) _ -> showMessages());
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
        model.browser().goOn();
    }

    @Override
    public void hidden() {
        model.browser().rest();
    }

    @Override
    public void close() {
        model.browser().close();
    }

    public ResourceTable<?> table() {
        return table;
    }

    public ResourceTable<?> tagTable() {
        return browser.table();
    }

    private static List<Column<RegistryRow>> columns() {
        return List.of(
                Column.of("registry", Words.of("registries.name"), RegistryRow::shown).wide(240),
                Column.of("user", Words.of("registries.user"), RegistryRow::user).wide(150),
                Column.of("kept", Words.of("registries.kept"), RegistryRow::kept)
                        .wide(210)
                        .drawnBy(KeptLook::new),
                Column.<RegistryRow>of(
                                "state", Words.of("registries.state"), row -> row.state().inWords())
                        .wide(260)
                        .drawnBy(StateLook::new));
    }

    private List<Command> commands() {
        return List.of(
                Command.of(
                        "registryTest",
                        "activity",
                        "",
                        model.isPossibleOnOne(_ -> true),
                        () -> model.test(selected())),
                Command.of(
                        "registryLogIn",
                        "log-in",
                        "",
                        model.isPossibleOnOne(_ -> true),
                        () -> logIn(selected().name(), selected().known().user())),
                Command.of(
                        "registryLogOut",
                        "log-out",
                        "",
                        model.isPossibleOnOne(row -> row.known().isLoggedIn()),
                        () -> model.logOut(selected())));
    }

    private RegistryRow selected() {
        return model.list().selected().getFirst();
    }

    private void logIn(String registry, String user) {
        LoginDialog.open(getScene().getWindow(), model, registry, user);
    }

    private Node header() {
        var title = new Label(Words.of("page.registries"));
        title.getStyleClass().add("screen-title");
        title.setMinWidth(USE_PREF_SIZE);
        var count = new Label();
        count.getStyleClass().addAll("text-muted", "screen-count");
        count.textProperty()
                .bind(
                        model.list()
                                .shownProperty()
                                .map(shown -> Words.of("registries.count", shown)));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var add = new Button(Words.of("registries.add"), Icons.of("log-in"));
        add.setId("registries-add");
        add.getStyleClass().add("accent");
        add.setOnAction(_ -> logIn("", ""));
        var header = new HBox(title, count, gap, add);
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

    private void arrangeTable() {
        table.setId("registries-table");
        table.setAccessibleText(Words.of("page.registries"));
        table.setMinHeight(64);
        var menu = new ContextMenu();
        commands.forEach(command -> menu.getItems().add(command.menuItem()));
        table.setContextMenu(menu);
        table.setPlaceholder(
                new Placeholder(
                        "clock",
                        Words.of("registries.loading"),
                        Words.of("registries.loadingHint")));
        model.loadingProperty()
                .addListener(_ ->
                        table.setPlaceholder(
                                new Placeholder(
                                        "database",
                                        Words.of("registries.none"),
                                        Words.of("registries.noneHint"))));
    }

    private void showBrowser() {
        var rows = model.list().selected();
        boolean single = rows.size() == 1;
        model.browser().show(single ? Optional.of(rows.getFirst().name()) : Optional.empty());
        if (single && !split.getItems().contains(browser)) {
            split.getItems().add(browser);
            split.setDividerPositions(LIST_SHARE);
        } else if (!single) {
            split.getItems().remove(browser);
        }
    }

    private void showMessages() {
        messages.getChildren().clear();
        model.problems().forEach(why -> messages.getChildren().add(new MessageBar("danger", why)));
        model.refusals().forEach(why -> messages.getChildren().add(refusal(why)));
    }

    private Node refusal(Explanation why) {
        var close = new Button("", Icons.of("x"));
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText(Words.of("detail.dismiss"));
        close.setOnAction(_ -> model.refusals().remove(why));
        return new MessageBar("danger", why, close);
    }

    /// Warns of what everybody can read.
    private static final class KeptLook implements Column.Look<RegistryRow> {
        @Override
        public void show(RegistryRow row, String text, Labeled cell) {
            leave(cell);
            cell.setText(text);
            if (row.isPlain()) {
                cell.setGraphic(Icons.of("alert-triangle"));
                cell.getStyleClass().add("registry-plain");
            } else {
                cell.setGraphic(null);
            }
        }

        @Override
        public void leave(Labeled cell) {
            cell.getStyleClass().remove("registry-plain");
        }
    }

    private static final class StateLook implements Column.Look<RegistryRow> {
        @Override
        public void show(RegistryRow row, String text, Labeled cell) {
            leave(cell);
            cell.setText(text);
            cell.getStyleClass().add(row.state().tone());
        }

        @Override
        public void leave(Labeled cell) {
            cell.getStyleClass().removeAll("state-good", "state-bad", "text-muted");
        }
    }
}
