package dev.gantry.ui.registry;

import dev.gantry.app.registry.RegistryWords;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ImageName;
import dev.gantry.ui.kit.Column;
import dev.gantry.ui.kit.Command;
import dev.gantry.ui.kit.Dialogs;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.ResourceTable;
import dev.gantry.ui.kit.Ticker;
import dev.gantry.ui.registry.RegistryBrowser.Failed;
import dev.gantry.ui.registry.RegistryBrowser.Idle;
import dev.gantry.ui.registry.RegistryBrowser.Loaded;
import dev.gantry.ui.registry.RegistryBrowser.Loading;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToolBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The repositories of a registry, and beside them the tags of one.
final class RegistryBrowserView extends BorderPane {

    private static final double LIST_SHARE = 0.3;

    private final RegistryBrowser model;
    private final Consumer<ImageName> pull;
    private final TextField search = new TextField();
    private final ListView<String> repositories = new ListView<>();
    private final HBox more = new HBox();
    private final ResourceTable<TagRow> table;
    private final List<Command> commands;

    RegistryBrowserView(RegistryBrowser model, Ticker ticker, Consumer<ImageName> pull) {
        this.model = model;
        this.pull = pull;
        this.table = new ResourceTable<>(model.tags(), columns(ticker), TagRow.BY_TAG, ticker);
        this.commands = commands();
        getStyleClass().add("registry-browser");
        setMinHeight(120);
        var split = new SplitPane(left(), right());
        split.setMinHeight(0);
        split.setDividerPositions(LIST_SHARE);
        setCenter(split);
        model.catalogueProperty().addListener(_ -> showCatalogue());
        model.repositories().addListener((InvalidationListener) _ -> showCatalogue());
        model.taggingProperty().addListener(_ -> showTagging());
        model.repositoryProperty()
                .addListener((_, _, now) -> {
                    if (now.isEmpty()) {
                        repositories.getSelectionModel().clearSelection();
                    }
                });
        showCatalogue();
        showTagging();
    }

    ResourceTable<?> table() {
        return table;
    }

    private Node left() {
        search.setId("registry-search");
        search.setPromptText(Words.of("registries.browse"));
        Hints.on(search, () -> Words.of("registries.browseHint"));
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnAction(_ -> model.open(search.getText()));
        HBox.setHgrow(search, Priority.ALWAYS);
        var top = new HBox(search);
        top.getStyleClass().add("registry-search");
        repositories.setId("registry-repositories");
        repositories.setAccessibleText(Words.of("registries.repositories"));
        repositories.getStyleClass().addAll("dense", "registry-repositories");
        repositories.setFixedCellSize(30);
        repositories.setMinHeight(0);
        repositories.setItems(model.repositories());
        repositories
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, name) -> {
                    if (name != null) {
                        model.open(name);
                    }
                });
        var pane = new BorderPane(repositories);
        pane.setTop(top);
        pane.setBottom(more());
        pane.setMinWidth(180);
        return pane;
    }

    private Node more() {
        var button = new Button(Words.of("registries.more"), Icons.of("chevron-down"));
        button.setId("registry-more");
        button.getStyleClass().add("flat");
        button.setOnAction(_ -> model.loadMore());
        more.getChildren().setAll(button);
        more.getStyleClass().add("registry-more");
        more.visibleProperty().bind(model.moreProperty());
        more.managedProperty().bind(model.moreProperty());
        return more;
    }

    private Node right() {
        var title = new Label();
        title.setId("registry-repository");
        title.getStyleClass().add("registry-title");
        title.setMinWidth(0);
        title.textProperty().bind(model.repositoryProperty().map(name -> name.orElse("")));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new ToolBar();
        bar.getStyleClass().add("screen-tools");
        bar.getItems().add(title);
        for (var command : commands) {
            var button = command.button();
            button.getStyleClass().addAll("flat", "tool");
            bar.getItems().add(button);
        }
        bar.visibleProperty().bind(isOpen());
        bar.managedProperty().bind(isOpen());
        table.setId("registry-tags");
        table.setMinHeight(0);
        table.setAccessibleText(Words.of("registries.tags"));
        var menu = new ContextMenu();
        commands.forEach(command -> menu.getItems().add(command.menuItem()));
        table.setContextMenu(menu);
        var pane = new BorderPane(table);
        pane.setTop(bar);
        return pane;
    }

    private BooleanBinding isOpen() {
        return Bindings.createBooleanBinding(
                () -> model.repositoryProperty().get().isPresent(), model.repositoryProperty());
    }

    private static List<Column<TagRow>> columns(Ticker ticker) {
        return List.of(
                Column.of("tag", Words.of("registries.tag"), TagRow::tag).wide(140),
                Column.of("digest", Words.of("registries.digest"), TagRow::digest)
                        .wide(170)
                        .givingWay(3),
                Column.of("size", Words.of("registries.size"), TagRow::size)
                        .wide(90)
                        .sortedBy(Comparator.comparingLong(TagRow::bytes)),
                Column.of("platforms", Words.of("registries.platforms"), TagRow::platforms)
                        .wide(170)
                        .givingWay(2),
                Column.<TagRow>of(
                                "created",
                                Words.of("registries.created"),
                                row -> row.age(ticker.now()))
                        .wide(120)
                        .givingWay(1)
                        .sortedBy(TagRow.BY_CREATED)
                        .aged());
    }

    private List<Command> commands() {
        return List.of(
                Command.of("tagPull", "download-cloud", "", pullable(), () -> pull.accept(name())),
                Command.of("tagCopy", "copy", "", one(_ -> true), () -> copy(name().toString())),
                Command.of(
                        "tagCopyDigest",
                        "hash",
                        "",
                        one(row -> row.manifest().isPresent()),
                        this::copyDigest),
                Command.of("tagDelete", "trash-2", "", one(_ -> true), this::delete),
                Command.of("tagReload", "refresh-cw", "", isOpen(), model::reloadTags));
    }

    private BooleanBinding one(Predicate<TagRow> possible) {
        var selected = model.tags().selected();
        return Bindings.createBooleanBinding(
                () -> selected.size() == 1 && possible.test(selected.getFirst()), selected);
    }

    private BooleanBinding pullable() {
        return one(_ -> true).and(model.isLive());
    }

    private TagRow selected() {
        return model.tags().selected().getFirst();
    }

    private ImageName name() {
        return selected().name();
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void copyDigest() {
        selected()
                .manifest()
                .ifPresent(known -> copy(name().familiarRepository() + "@" + known.digest()));
    }

    private void delete() {
        var row = selected();
        model.planDeletion(row, (digest, tags) -> confirm(row.name(), digest, tags));
    }

    private void confirm(ImageName name, String digest, List<String> tags) {
        var text =
                new Label(
                        Words.of(
                                tags.size() > 1
                                        ? "registries.deleteMany"
                                        : "registries.deleteOne"));
        text.setWrapText(true);
        var body =
                new VBox(
                        text,
                        Dialogs.victims(
                                tags.stream().map(tag -> name.withTag(tag).toString()).toList()));
        body.getStyleClass().add("dialog-body");
        Dialogs.confirmDanger(
                getScene().getWindow(),
                Words.of(
                        "registries.deleteTitle",
                        name.repository() + ":" + name.tag(),
                        RegistryWords.name(name.registry())),
                Words.of("registries.deleteAct"),
                body,
                Bindings.createBooleanBinding(() -> true),
                () -> digest,
                chosen -> model.delete(name, chosen));
    }

    private void showCatalogue() {
        repositories.setPlaceholder(
                switch (model.catalogueProperty().get()) {
                    case Idle _ -> new Region();
                    case Loading _ -> hint("clock", "listing");
                    case Failed(var why) -> failed(why, model::again);
                    case Loaded _ ->
                            search.getText().isBlank()
                                    ? hint("inbox", "empty")
                                    : hint("search", "noMatch");
                });
    }

    private void showTagging() {
        table.setPlaceholder(
                switch (model.taggingProperty().get()) {
                    case Idle _ -> hint("tag", "choose");
                    case Loading _ -> hint("clock", "tagsLoading");
                    case Failed(var why) -> failed(why, model::reloadTags);
                    case Loaded _ -> hint("tag", "noTags");
                });
    }

    private static Node hint(String icon, String key) {
        return new Placeholder(
                icon, Words.of("registries." + key), Words.of("registries." + key + "Hint"));
    }

    private static Node failed(Explanation why, Runnable again) {
        var button = new Button(Words.of("registries.again"), Icons.of("refresh-cw"));
        button.setOnAction(_ -> again.run());
        return new Placeholder("alert-triangle", why.title(), why.advice(), button);
    }
}
