package dev.gantry.ui.container;

import dev.gantry.app.words.Words;
import dev.gantry.docker.ContainerId;
import dev.gantry.ui.container.ContainerDetailViewModel.Content;
import dev.gantry.ui.kit.ContainerTab;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.kit.TextPane;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One container in detail, beside the list.
final class ContainerDetailView extends BorderPane {

    private static final KeyCombination ALONE = KeyCombination.keyCombination("Shortcut+Shift+M");

    private final ContainerDetailViewModel model;
    private final Consumer<ContainerId> dismiss;
    private final Runnable leave;
    private final Label name = new Label();
    private final Label state = new Label();
    private final StateLook stateLook = new StateLook();
    private final VBox message = new VBox();
    private final ScrollPane overview = scrolling();
    private final ScrollPane environment = scrolling();
    private final ScrollPane labels = scrolling();
    private final TextPane json = new TextPane(Words.of("detail.json"));
    private final TextPane run = new TextPane(Words.of("detail.run"));
    private final TabPane tabs = new TabPane();
    private final TabScreens screens;

    /// @param brought the tabs of other rooms
    /// @param alone whether the list beside it gives way
    /// @param dismiss a refusal has been read
    /// @param leave gives the focus back to the list
    ContainerDetailView(
            ContainerDetailViewModel model,
            List<ContainerTab> brought,
            BooleanProperty alone,
            Consumer<ContainerId> dismiss,
            Runnable leave) {
        this.model = model;
        this.screens = new TabScreens(brought, this::open);
        this.dismiss = dismiss;
        this.leave = leave;
        getStyleClass().add("detail");
        setMinWidth(300);
        setTop(new VBox(header(alone), message));
        arrangeTabs(brought);
        // before a terminal sees the keys
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (ALONE.match(event)) {
                        alone.set(!alone.get());
                        event.consume();
                    }
                });
        model.rowProperty().addListener(_ -> showRow());
        showRow();
        // told of each change: an invalidation is told once, and what is not shown is not read
        model.contentProperty().addListener((_, _, _) -> showContent());
        model.revealedProperty().addListener(_ -> showContent());
        showContent();
    }

    /// Shows one of its tabs; an id that no tab has changes nothing.
    void open(String tab) {
        tabs.getTabs().stream()
                .filter(one -> id(tab).equals(one.getId()))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    /// What is not seen does not stream.
    void seen(boolean now) {
        screens.seen(now);
    }

    void close() {
        screens.close();
    }

    private Node header(BooleanProperty alone) {
        name.getStyleClass().add("detail-title");
        name.setMinWidth(0);
        var reveal = new CheckBox(Words.of("detail.reveal"));
        reveal.setId("detail-reveal");
        Hints.on(reveal, () -> Words.of("detail.revealHint"));
        reveal.selectedProperty().bindBidirectional(model.revealedProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(new VBox(name, state), gap, reveal, widen(alone));
        header.getStyleClass().add("detail-header");
        return header;
    }

    private static Node widen(BooleanProperty alone) {
        var button = new ToggleButton("", Icons.of("maximize-2"));
        button.setId("detail-alone");
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(Words.of("detail.alone"));
        Hints.on(button, () -> Words.of("detail.aloneHint"));
        button.selectedProperty().bindBidirectional(alone);
        return button;
    }

    private void arrangeTabs(List<ContainerTab> brought) {
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().add(tab("overview"));
        brought.forEach(one -> tabs.getTabs().add(tab(one.id())));
        for (var id : List.of("environment", "labels", "json", "run")) {
            tabs.getTabs().add(tab(id));
        }
        // what hidden tabs show is not made
        tabs.getSelectionModel().selectedItemProperty().addListener(_ -> showContent());
        setCenter(tabs);
    }

    private static Tab tab(String id) {
        var tab = new Tab(Words.of("detail." + id));
        tab.setId(id(id));
        return tab;
    }

    private static String id(String tab) {
        return "detail-" + tab;
    }

    private void showRow() {
        model.rowProperty()
                .get()
                .ifPresent(row -> {
                    name.setText(row.name());
                    stateLook.show(row, row.state(), state);
                    showRefusal(row);
                });
    }

    private void showRefusal(ContainerRow row) {
        if (row.mark().orElse(null) instanceof Mark.Failed failed) {
            var close = new Button("", Icons.of("x"));
            close.getStyleClass().addAll("button-icon", "flat");
            close.setAccessibleText(Words.of("detail.dismiss"));
            close.setOnAction(_ -> {
                dismiss.accept(row.id());
                leave.run();
            });
            message.getChildren().setAll(new MessageBar("danger", failed.why(), close));
        } else {
            message.getChildren().clear();
        }
    }

    private void showContent() {
        var tab = tabs.getSelectionModel().getSelectedItem();
        var row = model.rowProperty().get();
        if (row.isEmpty()) {
            screens.close();
            return;
        }
        var brought = screens.select(tab.getId().substring(id("").length()), row.get().container());
        tab.setContent(brought.map(Screen::node).orElseGet(() -> facts(tab.getId())));
    }

    private Node facts(String tab) {
        return switch (model.contentProperty().get()) {
            case Content.Nothing _ -> new Region();
            case Content.Loading loading ->
                    new Placeholder(
                            "clock",
                            Words.of("detail.loading", loading.name()),
                            Words.of("detail.loadingHint"));
            case Content.Failed failed -> new VBox(new MessageBar("danger", failed.why()));
            case Content.Loaded loaded -> facts(tab, loaded);
        };
    }

    private Node facts(String tab, Content.Loaded loaded) {
        var details = loaded.details();
        boolean revealed = model.revealedProperty().get();
        return switch (tab) {
            case "detail-overview" -> filled(overview, overview(loaded, revealed));
            case "detail-environment" ->
                    filled(environment, ContainerSheets.environment(details, revealed));
            case "detail-labels" -> filled(labels, ContainerSheets.labels(details, revealed));
            case "detail-json" -> filled(json, model.json(details));
            default -> filled(run, model.dockerRun(loaded));
        };
    }

    private static Node overview(Content.Loaded loaded, boolean revealed) {
        var box = new VBox(ContainerSheets.overview(loaded.details(), revealed));
        loaded.why().ifPresent(why -> box.getChildren().addFirst(new WhyCard(why)));
        return box;
    }

    private static Node filled(ScrollPane pane, Node sheet) {
        pane.setContent(sheet);
        return pane;
    }

    private static Node filled(TextPane pane, String text) {
        pane.show(text);
        return pane;
    }

    private static ScrollPane scrolling() {
        var pane = new ScrollPane();
        pane.setFitToWidth(true);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }
}
