package dev.gantry.ui.container;

import dev.gantry.app.words.Words;
import dev.gantry.docker.ContainerId;
import dev.gantry.ui.container.ContainerDetailViewModel.Content;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.TextPane;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One container in detail, beside the list.
final class ContainerDetailView extends BorderPane {

    private final ContainerDetailViewModel model;
    private final Consumer<ContainerId> dismiss;
    private final Runnable leave;
    private final Label name = new Label();
    private final StateLook state = new StateLook();
    private final VBox message = new VBox();
    private final ScrollPane overview = scrolling();
    private final ScrollPane environment = scrolling();
    private final ScrollPane labels = scrolling();
    private final TextPane json = new TextPane(Words.of("detail.json"));
    private final TextPane run = new TextPane(Words.of("detail.run"));
    private final TabPane tabs = new TabPane();

    /// @param dismiss a refusal has been read
    /// @param leave gives the focus back to the list
    ContainerDetailView(
            ContainerDetailViewModel model, Consumer<ContainerId> dismiss, Runnable leave) {
        this.model = model;
        this.dismiss = dismiss;
        this.leave = leave;
        getStyleClass().add("detail");
        setMinWidth(300);
        setTop(new VBox(header(), message));
        arrangeTabs();
        model.rowProperty().addListener(_ -> showRow());
        showRow();
        model.contentProperty().addListener(_ -> showContent());
        model.revealedProperty().addListener(_ -> showContent());
        showContent();
    }

    private Node header() {
        name.getStyleClass().add("detail-title");
        name.setMinWidth(0);
        var reveal = new CheckBox(Words.of("detail.reveal"));
        reveal.setId("detail-reveal");
        reveal.setTooltip(new Tooltip(Words.of("detail.revealHint")));
        reveal.selectedProperty().bindBidirectional(model.revealedProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(new VBox(name, state.node()), gap, reveal);
        header.getStyleClass().add("detail-header");
        return header;
    }

    private void arrangeTabs() {
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .setAll(
                        tab("overview", overview),
                        tab("environment", environment),
                        tab("labels", labels),
                        tab("json", json),
                        tab("run", run));
        // texts of hidden tabs are not made
        tabs.getSelectionModel().selectedItemProperty().addListener(_ -> showContent());
        setCenter(tabs);
    }

    private static Tab tab(String id, Node content) {
        var tab = new Tab(Words.of("detail." + id), content);
        tab.setId("detail-" + id);
        return tab;
    }

    private void showRow() {
        model.rowProperty()
                .get()
                .ifPresent(row -> {
                    name.setText(row.name());
                    state.show(row);
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
        switch (model.contentProperty().get()) {
            case Content.Nothing _ -> {}
            case Content.Loading loading ->
                    showInstead(
                            new Placeholder(
                                    "clock",
                                    Words.of("detail.loading", loading.name()),
                                    Words.of("detail.loadingHint")));
            case Content.Failed failed -> showInstead(new MessageBar("danger", failed.why()));
            case Content.Loaded loaded -> showDetails(loaded);
        }
    }

    private void showInstead(Node node) {
        setCenter(node);
    }

    private void showDetails(Content.Loaded loaded) {
        setCenter(tabs);
        var details = loaded.details();
        boolean revealed = model.revealedProperty().get();
        switch (tabs.getSelectionModel().getSelectedItem().getId()) {
            case "detail-overview" ->
                    overview.setContent(ContainerSheets.overview(details, revealed));
            case "detail-environment" ->
                    environment.setContent(ContainerSheets.environment(details, revealed));
            case "detail-labels" -> labels.setContent(ContainerSheets.labels(details, revealed));
            case "detail-json" -> json.show(model.json(details));
            default -> run.show(model.dockerRun(loaded));
        }
    }

    private static ScrollPane scrolling() {
        var pane = new ScrollPane();
        pane.setFitToWidth(true);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }
}
