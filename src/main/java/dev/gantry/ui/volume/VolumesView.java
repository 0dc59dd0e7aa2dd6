package dev.gantry.ui.volume;

import dev.gantry.app.words.Words;
import dev.gantry.docker.VolumeName;
import dev.gantry.ui.kit.Column;
import dev.gantry.ui.kit.Command;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.ResourceTable;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.kit.Ticker;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// The volumes of a host; one that is opened shows its files in their place.
public final class VolumesView extends BorderPane implements Screen {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final VolumesViewModel model;
    private final BiFunction<VolumeName, Supplier<String>, Screen> browser;
    private final ResourceTable<VolumeRow> table;
    private final TextField search = new TextField();
    private final VBox messages = new VBox();
    private final List<Command> commands;
    private final Node top;
    private @Nullable Screen open;

    /// @param browser shows the files of a volume, given who runs and uses it
    public VolumesView(
            VolumesViewModel model,
            Ticker ticker,
            BiFunction<VolumeName, Supplier<String>, Screen> browser) {
        this.model = model;
        this.browser = browser;
        this.table = new ResourceTable<>(model.list(), columns(ticker), VolumeRow.BY_NAME, ticker);
        this.commands = commands();
        getStyleClass().add("screen");
        top = new VBox(header(), toolBar(), messages);
        setTop(top);
        setCenter(table);
        arrangeTable();
        model.troubleProperty().addListener(_ -> showTrouble());
        model.host().hostProperty().addListener(_ -> back());
        addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return open == null ? search : open.focusTarget();
    }

    @Override
    public void close() {
        back();
    }

    public ResourceTable<?> table() {
        return table;
    }

    private static List<Column<VolumeRow>> columns(Ticker ticker) {
        return List.of(
                Column.of("name", Words.of("volumes.name"), VolumeRow::name).wide(280),
                Column.of("users", Words.of("volumes.usedBy"), VolumeRow::usedBy).wide(200),
                Column.of("size", Words.of("volumes.size"), VolumeRow::size)
                        .wide(90)
                        .sortedBy(Comparator.comparingLong(VolumeRow::sizeBytes)),
                Column.<VolumeRow>of(
                                "driver", Words.of("volumes.driver"), row -> row.volume().driver())
                        .wide(80)
                        .givingWay(4),
                Column.of("stack", Words.of("volumes.stack"), VolumeRow::stack)
                        .wide(110)
                        .givingWay(3),
                Column.<VolumeRow>of(
                                "created",
                                Words.of("volumes.created"),
                                row -> row.age(ticker.now()))
                        .wide(110)
                        .givingWay(2)
                        .sortedBy(
                                Comparator.comparing(
                                        row -> row.volume().created().orElse(Instant.EPOCH)))
                        .aged(),
                Column.of("labels", Words.of("volumes.labels"), VolumeRow::labels)
                        .wide(200)
                        .givingWay(5));
    }

    private Node header() {
        var title = new Label(Words.of("page.volumes"));
        title.getStyleClass().add("screen-title");
        title.setMinWidth(USE_PREF_SIZE);
        var count = new Label();
        count.getStyleClass().addAll("text-muted", "screen-count");
        count.textProperty().bind(model.totalProperty().map(now -> Words.of("volumes.count", now)));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        search.setId("volumes-search");
        search.setPromptText(Words.of("volumes.search"));
        search.setPrefWidth(300);
        search.setMinWidth(100);
        search.textProperty().bindBidirectional(model.searchProperty());
        Hints.on(search, () -> Words.of("volumes.searchHint"));
        var header = new HBox(title, count, gap, search);
        header.getStyleClass().add("screen-header");
        return header;
    }

    private List<Command> commands() {
        return List.of(
                Command.of("volumeCreate", "plus", "Shortcut+N", model.isLive(), this::create),
                Command.of("volumeMeasure", "pie-chart", "", model.isLive(), model::measure),
                Command.of(
                        "volumeOpen",
                        "folder",
                        "Enter",
                        model.isPossibleOnOne(),
                        this::openSelected),
                Command.of("volumeClone", "copy", "", model.isPossibleOnOne(), this::askClone),
                Command.of(
                        "volumeBackUp",
                        "download",
                        "Shortcut+S",
                        model.isPossibleOnOne(),
                        this::backUp),
                Command.of("volumeRestore", "upload", "", model.isPossibleOnOne(), this::restore),
                Command.of("volumeEmpty", "x-square", "", model.isPossibleOnOne(), this::empty),
                Command.of(
                        "volumeRemove",
                        "trash-2",
                        "Delete",
                        model.isPossibleOnSome(),
                        this::remove));
    }

    private List<VolumeRow> selected() {
        return List.copyOf(model.list().selected());
    }

    private Set<String> taken() {
        return model.host().state().snapshot().volumes().keySet().stream()
                .map(VolumeName::value)
                .collect(Collectors.toSet());
    }

    private void create() {
        VolumeDialogs.create(getScene().getWindow(), taken(), model::create);
    }

    private void askClone() {
        var row = selected().getFirst();
        VolumeDialogs.cloneAs(
                getScene().getWindow(), row, taken(), name -> model.cloneAs(row, name));
    }

    private void empty() {
        var row = selected().getFirst();
        VolumeDialogs.empty(getScene().getWindow(), row, () -> model.empty(row));
    }

    private void remove() {
        var rows = selected();
        VolumeDialogs.remove(getScene().getWindow(), rows, () -> model.remove(rows));
    }

    private void backUp() {
        var row = selected().getFirst();
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("volumes.backUpTitle"));
        chooser.setInitialFileName(row.name() + ".tar.gz");
        var file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.backUp(row, file.toPath());
        }
    }

    private void restore() {
        var row = selected().getFirst();
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("volumes.restoreTitle"));
        var file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            model.restore(row, file.toPath());
        }
    }

    /// Shows the files of the one that is selected.
    public void openSelected() {
        var name = selected().getFirst().volume().name();
        back();
        var screen =
                browser.apply(name, () -> model.row(name).map(VolumeRow::runningUsers).orElse(""));
        open = screen;
        setTop(openHeader(name));
        setCenter(screen.node());
        screen.shown();
        screen.focusTarget().requestFocus();
    }

    private Node openHeader(VolumeName name) {
        var back = new Button(Words.of("page.volumes"), Icons.of("arrow-left"));
        back.setId("volume-back");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(_ -> back());
        var title = new Label(name.value());
        title.setId("volume-open-name");
        title.getStyleClass().add("screen-title");
        var users = new Label();
        users.getStyleClass().addAll("text-muted", "screen-count");
        var running = model.row(name).map(VolumeRow::runningUsers).orElse("");
        users.setText(running.isEmpty() ? "" : Words.of("files.usedBy", running));
        var header = new HBox(back, title, users);
        header.getStyleClass().add("screen-header");
        return header;
    }

    private void back() {
        var screen = open;
        if (screen == null) {
            return;
        }
        open = null;
        screen.hidden();
        screen.close();
        setTop(top);
        setCenter(table);
        table.requestFocus();
    }

    private void showTrouble() {
        messages.getChildren().clear();
        model.troubleProperty()
                .get()
                .ifPresent(why -> {
                    var close = new Button("", Icons.of("x"));
                    close.getStyleClass().addAll("button-icon", "flat");
                    close.setAccessibleText(Words.of("detail.dismiss"));
                    close.setOnAction(_ -> model.dismiss());
                    messages.getChildren().add(new MessageBar("danger", why, close));
                });
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
        table.setId("volumes-table");
        table.setAccessibleText(Words.of("page.volumes"));
        var menu = new ContextMenu();
        commands.stream().skip(2).forEach(command -> menu.getItems().add(command.menuItem()));
        table.setContextMenu(menu);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        model.totalProperty().addListener(_ -> table.setPlaceholder(placeholder()));
        model.host().stateProperty().addListener(_ -> showStaleness());
        showStaleness();
    }

    private void click(MouseEvent click) {
        if (click.getClickCount() == 2 && model.isPossibleOnOne().get()) {
            openSelected();
        }
    }

    private void showStaleness() {
        table.pseudoClassStateChanged(STALE, !model.host().state().link().isLive());
        if (table.getItems().isEmpty()) {
            table.setPlaceholder(placeholder());
        }
    }

    private Node placeholder() {
        if (model.host().state().snapshot().isEmpty()) {
            return new Placeholder(
                    "clock", Words.of("volumes.loading"), Words.of("volumes.loadingHint"));
        }
        return model.totalProperty().get() == 0
                ? new Placeholder("folder", Words.of("volumes.none"), Words.of("volumes.noneHint"))
                : new Placeholder(
                        "search", Words.of("volumes.noMatch"), Words.of("volumes.noMatchHint"));
    }

    private void shortcut(KeyEvent event) {
        if (open != null || event.getTarget() instanceof TextInputControl) {
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
