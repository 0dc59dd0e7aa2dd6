package dev.gantry.ui.dashboard;

import dev.gantry.app.words.Ages;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.DiskUse;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EngineInfo;
import dev.gantry.ui.dashboard.DashboardViewModel.Room;
import dev.gantry.ui.kit.Fxml;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.kit.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The current host at a glance.
public final class DashboardView extends ScrollPane implements Screen {

    /// Where a click on the dashboard leads.
    public interface Links {
        void containersIn(Optional<Container.State> state);

        void container(ContainerId id);
    }

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double LINE = 30;

    private final DashboardViewModel model;
    private final Ticker ticker;
    private final Links links;

    @FXML private Label title;
    @FXML private Label engine;
    @FXML private FlowPane counts;
    @FXML private VBox attention;
    @FXML private VBox room;
    @FXML private Button measure;
    @FXML private ListView<EngineEvent> events;
    @FXML private VBox body;

    public DashboardView(DashboardViewModel model, Ticker ticker, Links links) {
        this.model = model;
        this.ticker = ticker;
        this.links = links;
        Fxml.fill(this);
        measure.setOnAction(_ -> model.measure());
        measure.disableProperty().bind(model.measurable().not());
        events.setItems(model.events());
        events.setCellFactory(_ -> new EventCell());
        events.setFixedCellSize(LINE);
        model.stateProperty().addListener(_ -> showState());
        model.countsProperty().addListener(_ -> showState());
        model.attention().addListener((ListChangeListener<Attention>) _ -> showAttention());
        model.roomProperty().addListener(_ -> showRoom());
        showState();
        showAttention();
        showRoom();
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return events;
    }

    private void showState() {
        var state = model.stateProperty().get();
        title.setText(model.hostName());
        engine.setText(model.engine().map(DashboardView::described).orElse(""));
        body.pseudoClassStateChanged(STALE, !state.link().isLive());
        var snapshot = state.snapshot();
        counts.getChildren()
                .setAll(tile(snapshot.containers().size(), "dashboard.all", Optional.empty()));
        for (var known : List.of(Container.State.RUNNING, Container.State.EXITED)) {
            counts.getChildren().add(stateTile(known));
        }
        model.countsProperty()
                .get()
                .keySet()
                .forEach(other -> {
                    if (other != Container.State.RUNNING && other != Container.State.EXITED) {
                        counts.getChildren().add(stateTile(other));
                    }
                });
        counts.getChildren()
                .addAll(
                        fact(snapshot.images().size(), "dashboard.images"),
                        fact(snapshot.volumes().size(), "dashboard.volumes"),
                        fact(snapshot.networks().size(), "dashboard.networks"));
    }

    private static String described(EngineInfo info) {
        return Words.of(
                "dashboard.engine",
                info.version(),
                info.apiVersion(),
                info.operatingSystem(),
                info.kernel(),
                info.architecture(),
                info.cpus(),
                Sizes.of(info.memoryBytes()));
    }

    private Node stateTile(Container.State state) {
        return tile(
                model.countsProperty().get().getOrDefault(state, 0),
                "state." + state.name().toLowerCase(Locale.ROOT),
                Optional.of(state));
    }

    private Node tile(int count, String key, Optional<Container.State> state) {
        var tile = new Button();
        tile.setGraphic(figure(count, key, state));
        tile.getStyleClass().add("tile");
        tile.setAccessibleText(Words.of("dashboard.tile", Words.of(key), count));
        tile.setOnAction(_ -> links.containersIn(state));
        return tile;
    }

    private static Node fact(int count, String key) {
        var fact = new VBox(figure(count, key, Optional.empty()));
        fact.getStyleClass().addAll("tile", "tile-fact");
        return fact;
    }

    private static Node figure(int count, String key, Optional<Container.State> state) {
        var number = new Label(Integer.toString(count));
        number.getStyleClass().add("tile-number");
        var shape = new Region();
        state.ifPresent(known ->
                shape.getStyleClass()
                        .setAll("state-shape", "tone-" + known.name().toLowerCase(Locale.ROOT)));
        shape.setManaged(state.isPresent());
        var word = new HBox(shape, new Label(Words.of(key)));
        word.getStyleClass().add("state");
        return new VBox(number, word);
    }

    private void showAttention() {
        if (model.attention().isEmpty()) {
            var none = new Label(Words.of("attention.none"));
            none.getStyleClass().add("text-muted");
            attention.getChildren().setAll(none);
            return;
        }
        attention.getChildren().setAll(model.attention().stream().map(this::line).toList());
    }

    private Node line(Attention one) {
        var shape = new Region();
        shape.getStyleClass().setAll("state-shape", "tone-" + one.tone());
        var name = new Label(one.container().name());
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        var why = new Label(one.why());
        why.getStyleClass().add("text-muted");
        why.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var content = new HBox(shape, name, gap, why);
        content.getStyleClass().add("state");
        content.setMaxWidth(Double.MAX_VALUE);
        var link = new Button();
        link.setGraphic(content);
        link.setAccessibleText(one.container().name() + ", " + one.why());
        link.getStyleClass().addAll("flat", "line-button");
        link.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(link.widthProperty().subtract(24));
        link.setOnAction(_ -> links.container(one.container().id()));
        return link;
    }

    private void showRoom() {
        room.getChildren()
                .setAll(
                        switch (model.roomProperty().get()) {
                            case Room.Unknown _ -> muted(Words.of("dashboard.roomHint"));
                            case Room.Measuring _ -> muted(Words.of("dashboard.measuring"));
                            case Room.Failed failed -> new MessageBar("danger", failed.why());
                            case Room.Known known -> shares(known);
                        });
    }

    private static Node muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("text-muted");
        label.setWrapText(true);
        return label;
    }

    private Node shares(Room.Known known) {
        var grid = new GridPane();
        grid.getStyleClass().add("shares");
        var use = known.use();
        grid.addRow(0, head(""), head("room.size"), head("room.reclaimable"), head("room.count"));
        share(grid, 1, "room.images", use.images());
        share(grid, 2, "room.containers", use.containers());
        share(grid, 3, "room.volumes", use.volumes());
        share(grid, 4, "room.buildCache", use.buildCache());
        var when = muted("");
        ((Label) when)
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Words.of(
                                                "room.measured",
                                                Ages.ago(
                                                        Duration.between(
                                                                known.at(), ticker.now()))),
                                ticker.nowProperty()));
        return new VBox(grid, when);
    }

    private static Node head(String key) {
        return muted(key.isEmpty() ? "" : Words.of(key));
    }

    private static void share(GridPane grid, int row, String key, DiskUse.Share share) {
        grid.addRow(
                row,
                new Label(Words.of(key)),
                new Label(Sizes.of(share.sizeBytes())),
                new Label(Sizes.of(share.reclaimableBytes())),
                new Label(Words.of("room.inUse", share.inUse(), share.count())));
    }

    private final class EventCell extends ListCell<EngineEvent> {
        private final Label what = new Label();
        private final Label when = new Label();
        private final Region gap = new Region();
        private final Label icon = new Label();
        private final HBox node = new HBox(icon, what, gap, when);

        EventCell() {
            setPrefWidth(0);
            node.getStyleClass().add("state");
            HBox.setHgrow(gap, Priority.ALWAYS);
            what.setMinWidth(0);
            when.getStyleClass().add("text-muted");
            when.setMinWidth(Region.USE_PREF_SIZE);
            ticker.nowProperty().subscribe(this::age);
        }

        @Override
        protected void updateItem(EngineEvent event, boolean empty) {
            super.updateItem(event, empty);
            if (empty) {
                setGraphic(null);
                return;
            }
            icon.setGraphic(Icons.of(EventText.icon(event)));
            icon.getStyleClass().setAll("label", EventText.tone(event));
            what.setText(EventText.of(event));
            age();
            setGraphic(node);
        }

        private void age() {
            if (!isEmpty() && getItem() != null) {
                when.setText(Ages.ago(Duration.between(getItem().time(), ticker.now())));
            }
        }
    }
}
