package dev.gantry.ui.image;

import dev.gantry.app.image.Newer;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.ImageName;
import dev.gantry.ui.kit.Column;
import dev.gantry.ui.kit.Command;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.ResourceTable;
import dev.gantry.ui.kit.Row;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.kit.Ticker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The images of a host: what they are, who uses them, and their ways to registries and files.
public final class ImagesView extends BorderPane implements Screen {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double DETAIL_SHARE = 0.6;
    private static final double MOST_ABOVE = 280;

    private final ImagesViewModel model;
    private final ImageDetailViewModel detailModel;
    private final ResourceTable<ImageRow> table;
    private final TextField search = new TextField();
    private final SplitPane split = new SplitPane();
    private final VBox notes = new VBox();
    private final VBox transfers = new VBox();
    private final VBox toRead = new VBox(notes, transfers);
    private final ScrollPane above = new ScrollPane(toRead);
    private final ImageDetailView detail;
    private final List<Command> commands;
    private final List<Command> adding;

    /// @param openContainer shows a container that uses an image
    public ImagesView(
            ImagesViewModel model,
            ImageDetailViewModel detailModel,
            Ticker ticker,
            Consumer<ContainerId> openContainer) {
        this.model = model;
        this.detailModel = detailModel;
        this.detail = new ImageDetailView(detailModel, openContainer);
        this.table = new ResourceTable<>(model.list(), columns(ticker), ImageRow.BY_NAME, ticker);
        this.adding = adding();
        this.commands = commands();
        getStyleClass().add("screen");
        setTop(new VBox(new ImagesHeader(model, search), toolBar(), above));
        above.setFitToWidth(true);
        above.setMaxHeight(MOST_ABOVE);
        above.setMinHeight(0);
        // of its own it would reckon without the lines that are wrapped
        above.prefHeightProperty().bind(toRead.heightProperty().add(2));
        above.getStyleClass().add("edge-to-edge");
        showAbove();
        split.getItems().setAll(table);
        setCenter(split);
        arrangeTable();
        model.list().selected().addListener((InvalidationListener) _ -> showDetail());
        model.notes().addListener((InvalidationListener) _ -> showNotes());
        model.deeds().transfers().addListener((InvalidationListener) _ -> showTransfers());
        addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return search;
    }

    public ResourceTable<?> table() {
        return table;
    }

    /// Gets what another page names, with its progress here.
    public void pull(ImageName name) {
        model.deeds().pull(name, "");
    }

    private static List<Column<ImageRow>> columns(Ticker ticker) {
        return List.of(
                Column.of("repository", Words.of("images.repository"), ImageRow::repository)
                        .wide(260),
                Column.of("tag", Words.of("images.tag"), ImageRow::tag).wide(130),
                Column.<ImageRow>of("id", Words.of("images.id"), row -> row.image().id().brief())
                        .wide(120)
                        .givingWay(5),
                Column.<ImageRow>of(
                                "size",
                                Words.of("images.size"),
                                row -> Sizes.of(row.image().sizeBytes()))
                        .wide(90)
                        .sortedBy(Comparator.comparingLong(row -> row.image().sizeBytes()))
                        .totalling(ImagesView::together),
                Column.<ImageRow>of(
                                "created", Words.of("images.created"), row -> row.age(ticker.now()))
                        .wide(120)
                        .givingWay(3)
                        .sortedBy(Comparator.comparing(row -> row.image().created()))
                        .aged(),
                Column.of("users", Words.of("images.usedBy"), ImageRow::usedBy)
                        .wide(180)
                        .givingWay(2),
                Column.of("stack", Words.of("images.stack"), ImageRow::stacks)
                        .wide(110)
                        .givingWay(4));
    }

    private static String together(List<ImageRow> rows) {
        return Sizes.of(
                rows.stream()
                        .map(ImageRow::image)
                        .distinct()
                        .mapToLong(image -> image.sizeBytes())
                        .sum());
    }

    private List<Command> adding() {
        return List.of(
                Command.of("imagePull", "download-cloud", "Shortcut+N", model.isLive(), this::pull),
                Command.of("imageLoad", "upload", "Shortcut+O", model.isLive(), this::load),
                Command.of("imageImport", "file-plus", "", model.isLive(), this::importRoot));
    }

    private List<Command> commands() {
        return List.of(
                Command.of(
                        "imagePush",
                        "upload-cloud",
                        "Shortcut+P",
                        model.isPossibleOnNamed(),
                        this::push),
                Command.of(
                        "imageNewer",
                        "refresh-cw",
                        "Shortcut+U",
                        model.isPossibleOnNamed(),
                        () -> model.deeds().lookForNewer(selected(), this::newer)),
                Command.of(
                        "imageOutdated",
                        "repeat",
                        "",
                        model.isPossibleOnNamed(),
                        () -> names().forEach(model.deeds()::lookForOutdated)),
                Command.of("imageTag", "tag", "F2", model.isPossibleOnOne(), this::tag),
                Command.of(
                        "imageSave",
                        "download",
                        "Shortcut+S",
                        model.isPossibleOnSome(),
                        this::save),
                Command.of(
                        "imageRemove",
                        "trash-2",
                        "Delete",
                        model.isPossibleOnSome(),
                        this::remove));
    }

    private List<ImageRow> selected() {
        return List.copyOf(model.list().selected());
    }

    private List<ImageName> names() {
        return selected().stream().flatMap(row -> row.name().stream()).toList();
    }

    private void push() {
        ImageDialogs.push(getScene().getWindow(), names(), model.deeds()::push);
    }

    private void pull() {
        ImageDialogs.pull(getScene().getWindow(), "", model.deeds()::pull);
    }

    private void load() {
        var chooser = chooser(Words.of("load.title"));
        var files = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (files != null) {
            files.forEach(file -> model.deeds().load(file.toPath()));
        }
    }

    private void importRoot() {
        var file = chooser(Words.of("importImage.choose")).showOpenDialog(getScene().getWindow());
        if (file != null) {
            ImageDialogs.importRoot(
                    getScene().getWindow(),
                    file.getName(),
                    name -> model.deeds().importRoot(file.toPath(), name));
        }
    }

    private void save() {
        var rows = selected();
        var chooser = chooser(Words.of("saveImages.title"));
        chooser.setInitialFileName(
                rows.getFirst().shown().replaceAll("[^A-Za-z0-9._-]+", "-") + ".tar");
        var file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.deeds().save(rows, file.toPath());
        }
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
    }

    private void tag() {
        var row = selected().getFirst();
        ImageDialogs.tag(
                getScene().getWindow(), row, taken(), name -> model.deeds().tag(row, name));
    }

    /// Every name that an image has.
    private Set<String> taken() {
        return model.host().state().snapshot().images().values().stream()
                .flatMap(image -> image.tags().stream())
                .collect(Collectors.toSet());
    }

    private void remove() {
        var rows = selected();
        ImageDialogs.remove(
                getScene().getWindow(), rows, force -> model.deeds().remove(rows, force));
    }

    private void newer(ImageRow row, Newer answer) {
        var said =
                new Explanation(
                        Words.of(ImageDeeds.words(answer.verdict()), row.shown()),
                        Words.of(ImageDeeds.words(answer.verdict()) + "Advice"),
                        answer.digest());
        model.note(
                switch (answer.verdict()) {
                    case SAME -> Note.of("success", said);
                    case NEVER_PULLED -> Note.of("info", said);
                    case OTHER ->
                            Note.of("info", said)
                                    .with(
                                            Words.of("newer.pull"),
                                            () -> model.deeds().pull(answer.name(), ""));
                });
    }

    /// Each stays until it has been read.
    private void showNotes() {
        notes.getChildren().setAll(model.notes().stream().map(this::bar).toList());
        showAbove();
    }

    private Node bar(Note note) {
        var close = new Button("", Icons.of("x"));
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText(Words.of("detail.dismiss"));
        close.setOnAction(_ -> model.notes().remove(note));
        if (note.act().isEmpty()) {
            return new MessageBar(note.tone(), note.said(), close);
        }
        var act = new Button(note.act());
        act.setMinWidth(USE_PREF_SIZE);
        act.setOnAction(_ -> {
            model.notes().remove(note);
            note.deed().run();
        });
        return new MessageBar(note.tone(), note.said(), act, close);
    }

    /// However much there is to read, the list keeps its room.
    private void showAbove() {
        boolean any = !notes.getChildren().isEmpty() || !transfers.getChildren().isEmpty();
        above.setVisible(any);
        above.setManaged(any);
    }

    private void showTransfers() {
        var known = new ArrayList<Node>();
        for (var transfer : model.deeds().transfers()) {
            known.add(
                    transfers.getChildren().stream()
                            .filter(card -> card.getUserData() == transfer)
                            .findFirst()
                            .orElseGet(() -> card(transfer)));
        }
        transfers.getChildren().setAll(known);
        showAbove();
    }

    private Node card(Transfer transfer) {
        var card = new TransferCard(transfer, model.deeds()::forget);
        card.setUserData(transfer);
        return card;
    }

    private Node toolBar() {
        var bar = new ToolBar();
        bar.getStyleClass().add("screen-tools");
        var all = new ArrayList<>(adding);
        all.addAll(commands);
        for (var command : all) {
            var button = command.button();
            button.getStyleClass().addAll("flat", "tool");
            bar.getItems().add(button);
        }
        return bar;
    }

    private void arrangeTable() {
        table.setId("images-table");
        table.setAccessibleText(Words.of("page.images"));
        var menu = new ContextMenu();
        commands.forEach(command -> menu.getItems().add(command.menuItem()));
        table.setContextMenu(menu);
        // under a repository's head its name says nothing new
        table.spare("repository", model.groupedProperty().get());
        model.groupedProperty().addListener((_, _, grouped) -> table.spare("repository", grouped));
        model.totalProperty().addListener(_ -> table.setPlaceholder(placeholder()));
        model.host().stateProperty().addListener(_ -> showStaleness());
        showStaleness();
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
                    "clock", Words.of("images.loading"), Words.of("images.loadingHint"));
        }
        return model.totalProperty().get() == 0
                ? new Placeholder("disc", Words.of("images.none"), Words.of("images.noneHint"))
                : new Placeholder(
                        "search", Words.of("images.noMatch"), Words.of("images.noMatchHint"));
    }

    private void showDetail() {
        var rows = table.getSelectionModel().getSelectedItems();
        boolean single =
                model.list().selected().size() == 1
                        && rows.size() == 1
                        && rows.getFirst() instanceof Row.Item<ImageRow>;
        detailModel.show(
                single ? Optional.of(model.list().selected().getFirst()) : Optional.empty());
        if (single && !split.getItems().contains(detail)) {
            split.getItems().add(detail);
            split.setDividerPositions(DETAIL_SHARE);
        } else if (!single) {
            split.getItems().remove(detail);
        }
    }

    private void shortcut(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            return;
        }
        var all = new ArrayList<>(adding);
        all.addAll(commands);
        for (var command : all) {
            if (command.keys() != null && command.keys().match(event)) {
                command.run();
                event.consume();
                return;
            }
        }
    }
}
