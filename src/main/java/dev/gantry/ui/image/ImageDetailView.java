package dev.gantry.ui.image;

import dev.gantry.app.container.ContainerText;
import dev.gantry.app.container.Secrets;
import dev.gantry.app.words.Ages;
import dev.gantry.app.words.ContainerWords;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.ImageDetails;
import dev.gantry.docker.ImageLayer;
import dev.gantry.ui.image.ImageDetailViewModel.Content;
import dev.gantry.ui.kit.FactSheet;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.TextPane;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One image in detail, beside the list.
final class ImageDetailView extends BorderPane {

    private static final List<String> TABS =
            List.of("overview", "layers", "users", "config", "labels", "json");

    private static final String NOTHING_RUN = "/bin/sh -c #(nop) ";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM);

    private final ImageDetailViewModel model;
    private final Consumer<ContainerId> openContainer;
    private final Label name = new Label();
    private final Label kind = new Label();
    private final TabPane tabs = new TabPane();
    private final TextPane json = new TextPane(Words.of("image.json"));

    /// @param openContainer shows one of the image's containers
    ImageDetailView(ImageDetailViewModel model, Consumer<ContainerId> openContainer) {
        this.model = model;
        this.openContainer = openContainer;
        getStyleClass().add("detail");
        setMinWidth(300);
        setTop(header());
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        TABS.forEach(id -> tabs.getTabs().add(tab(id)));
        tabs.getSelectionModel().selectedItemProperty().addListener(_ -> showContent());
        setCenter(tabs);
        model.rowProperty().addListener((_, _, _) -> showRow());
        model.contentProperty().addListener((_, _, _) -> showContent());
        model.revealedProperty().addListener((_, _, _) -> showContent());
        showContent();
    }

    private static Tab tab(String id) {
        var tab = new Tab(Words.of("image." + id));
        tab.setId("image-" + id);
        return tab;
    }

    private Node header() {
        name.getStyleClass().add("detail-title");
        name.setMinWidth(0);
        kind.getStyleClass().add("text-muted");
        var reveal = new CheckBox(Words.of("detail.reveal"));
        Hints.on(reveal, () -> Words.of("detail.revealHint"));
        reveal.selectedProperty().bindBidirectional(model.revealedProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(new VBox(name, kind), gap, reveal);
        header.getStyleClass().add("detail-header");
        return header;
    }

    /// Its containers change often, what is in it never does.
    private void showRow() {
        showHead();
        if ("image-users".equals(tabs.getSelectionModel().getSelectedItem().getId())) {
            showContent();
        }
    }

    private void showHead() {
        model.rowProperty()
                .get()
                .ifPresent(row -> {
                    name.setText(row.shown());
                    kind.setText(Sizes.of(row.image().sizeBytes()) + " · " + row.usedBy());
                });
    }

    private void showContent() {
        showHead();
        var tab = tabs.getSelectionModel().getSelectedItem();
        tab.setContent(
                switch (model.contentProperty().get()) {
                    case Content.Nothing _ -> new Region();
                    case Content.Loading(var shown) ->
                            new Placeholder(
                                    "clock",
                                    Words.of("image.loading", shown),
                                    Words.of("image.loadingHint"));
                    case Content.Failed(var why) -> new VBox(new MessageBar("danger", why));
                    case Content.Loaded(var details) -> facts(tab.getId(), details);
                });
    }

    private Node facts(String tab, ImageDetails details) {
        return switch (tab) {
            case "image-overview" -> scrolling(overview(details));
            case "image-layers" -> layers(details.layers());
            case "image-users" -> scrolling(users());
            case "image-config" -> scrolling(config(details));
            case "image-labels" -> scrolling(labels(details.config().labels()));
            default -> json(details);
        };
    }

    private Node json(ImageDetails details) {
        json.show(isRevealed() ? details.json() : ContainerText.masked(details.json()));
        return json;
    }

    private static Node overview(ImageDetails image) {
        var sheet = new FactSheet();
        sheet.section(Words.of("image.image"));
        sheet.fact(Words.of("image.id"), image.id().value());
        image.tags().forEach(tag -> sheet.fact(Words.of("image.tag"), tag));
        image.digests().forEach(digest -> sheet.fact(Words.of("image.digest"), digest));
        sheet.fact(Words.of("image.platform"), image.platform());
        sheet.fact(Words.of("image.size"), Sizes.of(image.sizeBytes()));
        sheet.fact(Words.of("image.created"), moment(image.created()));
        sheet.fact(Words.of("image.lastTagged"), moment(image.lastTagged()));
        sheet.fact(Words.of("image.author"), image.author());
        sheet.fact(Words.of("image.comment"), image.comment());
        return sheet;
    }

    private static String moment(Instant time) {
        return time.equals(Instant.EPOCH)
                ? ""
                : Words.of(
                        "image.moment",
                        MOMENT.format(time.atZone(ZoneId.systemDefault())),
                        Ages.ago(Duration.between(time, Instant.now())));
    }

    private boolean isRevealed() {
        return model.revealedProperty().get();
    }

    private Node layers(List<ImageLayer> layers) {
        var table = new TableView<ImageLayer>();
        table.setId("image-layers-table");
        table.getStyleClass().add("dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setPlaceholder(new Label(Words.of("image.noLayers")));
        var size = new TableColumn<ImageLayer, String>(Words.of("image.size"));
        size.setCellValueFactory(cell -> text(Sizes.of(cell.getValue().sizeBytes())));
        size.setPrefWidth(80);
        size.setMaxWidth(110);
        var command = new TableColumn<ImageLayer, String>(Words.of("image.command"));
        command.setCellValueFactory(cell -> text(readable(cell.getValue().command())));
        table.getColumns().add(size);
        table.getColumns().add(command);
        table.getItems().setAll(layers);
        return table;
    }

    private static ReadOnlyObjectWrapper<String> text(String text) {
        return new ReadOnlyObjectWrapper<>(text);
    }

    /// Without what the classic builder writes around each line.
    private String readable(String command) {
        var line = command.replaceAll("\\s+", " ").strip();
        return shown(line.startsWith(NOTHING_RUN) ? line.substring(NOTHING_RUN.length()) : line);
    }

    private String shown(String text) {
        return isRevealed() ? text : Secrets.maskWords(text);
    }

    private Node users() {
        var sheet = new FactSheet();
        var users = model.rowProperty().get().map(ImageRow::users).orElse(List.of());
        users.forEach(user -> sheet.fact(state(user), link(user)));
        if (users.isEmpty()) {
            sheet.none();
        }
        return sheet;
    }

    private static String state(Container user) {
        var state = ContainerWords.state(user);
        return state.substring(0, 1).toUpperCase(Locale.getDefault()) + state.substring(1);
    }

    private Node link(Container user) {
        var link =
                new Hyperlink(
                        user.stack()
                                .map(stack -> Words.of("image.inStack", user.name(), stack))
                                .orElse(user.name()));
        link.setOnAction(_ -> openContainer.accept(user.id()));
        return link;
    }

    private Node config(ImageDetails image) {
        var config = image.config();
        var sheet = new FactSheet();
        sheet.section(Words.of("image.config"));
        sheet.fact(Words.of("image.entrypoint"), line(config.entrypoint()));
        sheet.fact(Words.of("image.command"), line(config.command()));
        sheet.fact(Words.of("image.workingDirectory"), config.workingDirectory());
        sheet.fact(Words.of("image.user"), config.user());
        sheet.fact(Words.of("image.ports"), String.join(", ", config.exposedPorts()));
        sheet.fact(Words.of("image.volumes"), String.join(", ", config.volumes()));
        sheet.fact(Words.of("image.stopSignal"), config.stopSignal());
        sheet.fact(Words.of("image.health"), line(config.healthCheck()));
        sheet.section(Words.of("image.environment"));
        environment(sheet, config.environment());
        return sheet;
    }

    private void environment(FactSheet sheet, List<String> environment) {
        boolean revealed = model.revealedProperty().get();
        for (var assignment : environment) {
            int equals = assignment.indexOf('=');
            var key = equals < 0 ? assignment : assignment.substring(0, equals);
            var value = equals < 0 ? "" : assignment.substring(equals + 1);
            sheet.fact(key, FactSheet.value(revealed ? value : Secrets.maskValue(key, value)));
        }
        if (environment.isEmpty()) {
            sheet.none();
        }
    }

    private Node labels(Map<String, String> labels) {
        var sheet = new FactSheet();
        boolean revealed = model.revealedProperty().get();
        labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(label -> {
                    var value = label.getValue();
                    sheet.fact(
                            label.getKey(),
                            FactSheet.value(
                                    revealed ? value : Secrets.maskValue(label.getKey(), value)));
                });
        if (labels.isEmpty()) {
            sheet.none();
        }
        return sheet;
    }

    private String line(List<String> words) {
        return shown(String.join(" ", words));
    }

    private static ScrollPane scrolling(Node sheet) {
        var pane = new ScrollPane(sheet);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }
}
