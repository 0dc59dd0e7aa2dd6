package dev.gantry.ui.cleanup;

import dev.gantry.app.cleanup.CleanUpWords;
import dev.gantry.app.cleanup.Leftover;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.DiskUse;
import dev.gantry.ui.cleanup.CleanUpViewModel.Search;
import dev.gantry.ui.kit.Column;
import dev.gantry.ui.kit.Dialogs;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.ResourceTable;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.kit.Ticker;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Making room: what takes it, what of it nobody needs, and what of that is to go.
public final class CleanUpView extends BorderPane implements Screen {

    private final CleanUpViewModel model;
    private final ResourceTable<LeftoverRow> table;
    private final Button remove = new Button("", Icons.of("trash-2"));
    private final Button again = new Button(Words.of("cleanup.again"), Icons.of("refresh-cw"));
    private final HBox shares = new HBox();
    private final VBox messages = new VBox();

    public CleanUpView(CleanUpViewModel model, Ticker ticker) {
        this.model = model;
        this.table =
                new ResourceTable<>(
                        model.list(), columns(ticker), LeftoverRow.LARGEST_FIRST, ticker);
        getStyleClass().add("screen");
        shares.getStyleClass().add("cleanup-shares");
        setTop(new VBox(header(), shares, messages));
        setCenter(table);
        table.setId("cleanup-table");
        table.setAccessibleText(Words.of("cleanup.table"));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::toggleWithSpace);
        model.searchProperty().addListener((_, _, _) -> showSearch());
        model.chosenProperty().addListener((_, _, _) -> showChosen());
        model.removingProperty().addListener((_, _, _) -> showChosen());
        model.reportProperty().addListener((_, _, _) -> showReport());
        model.host().stateProperty().addListener(_ -> showChosen());
        showSearch();
        showChosen();
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
        model.seen(true);
    }

    @Override
    public void hidden() {
        model.seen(false);
    }

    public ResourceTable<?> table() {
        return table;
    }

    private List<Column<LeftoverRow>> columns(Ticker ticker) {
        return List.of(
                Column.of("name", Words.of("cleanup.name"), LeftoverRow::name)
                        .wide(330)
                        .totalling(LeftoverRow::chosen)
                        .drawnBy(Tick::new),
                Column.of("size", Words.of("cleanup.size"), LeftoverRow::size)
                        .wide(90)
                        .sortedBy(Comparator.comparingLong(row -> row.leftover().sizeBytes()))
                        .totalling(LeftoverRow::together),
                Column.<LeftoverRow>of(
                                "lastUse",
                                Words.of("cleanup.lastUse"),
                                row -> row.lastUse(ticker.now()))
                        .wide(120)
                        .givingWay(2)
                        .sortedBy(
                                Comparator.comparing(
                                        row -> row.leftover().lastUse().orElse(Instant.EPOCH)))
                        .aged(),
                Column.of("reason", Words.of("cleanup.reason"), LeftoverRow::reason)
                        .wide(330)
                        .totalling(LeftoverRow::chosen)
                        .givingWay(1));
    }

    private Node header() {
        var title = new Label(Words.of("page.cleanup"));
        title.getStyleClass().add("screen-title");
        title.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        again.setId("cleanup-again");
        again.getStyleClass().add("flat");
        again.setOnAction(_ -> model.search());
        remove.setId("cleanup-remove");
        remove.getStyleClass().add("danger");
        remove.setOnAction(_ -> ask());
        remove.setMinWidth(USE_PREF_SIZE);
        var header = new HBox(title, gap, again, remove);
        header.getStyleClass().add("screen-header");
        return header;
    }

    private void ask() {
        var victims = model.chosenProperty().get();
        var text = new Label(Words.of("cleanup.lost"));
        text.setWrapText(true);
        var body =
                new VBox(
                        text, Dialogs.victims(victims.stream().map(CleanUpWords::victim).toList()));
        body.getStyleClass().add("dialog-body");
        Dialogs.confirmDanger(
                getScene().getWindow(),
                act(victims) + "?",
                act(victims),
                body,
                Bindings.createBooleanBinding(() -> true),
                () -> victims,
                model::remove);
    }

    private static String act(List<Leftover> victims) {
        long bytes = victims.stream().mapToLong(each -> Math.max(0, each.sizeBytes())).sum();
        return Words.of("cleanup.act", victims.size(), Sizes.of(bytes));
    }

    private void showChosen() {
        var victims = model.chosenProperty().get();
        remove.setText(act(victims));
        remove.setDisable(
                victims.isEmpty()
                        || model.removingProperty().get()
                        || !model.host().state().link().isLive());
    }

    private void showSearch() {
        var search = model.searchProperty().get();
        again.setDisable(search instanceof Search.Running);
        table.setPlaceholder(placeholder(search));
        shares.getChildren().clear();
        if (search instanceof Search.Found found) {
            var use = found.use();
            shares.getChildren()
                    .setAll(
                            share("room.images", use.images()),
                            share("room.containers", use.containers()),
                            share("room.volumes", use.volumes()),
                            share("room.buildCache", use.buildCache()));
        }
        if (search instanceof Search.Failed failed) {
            messages.getChildren().setAll(new MessageBar("danger", failed.why()));
        } else {
            showReport();
        }
    }

    private static Node placeholder(Search search) {
        return switch (search) {
            case Search.Idle _ ->
                    new Placeholder(
                            "clock", Words.of("cleanup.waiting"), Words.of("cleanup.waitingHint"));
            case Search.Running _ ->
                    new Placeholder(
                            "clock",
                            Words.of("cleanup.searching"),
                            Words.of("cleanup.searchingHint"));
            case Search.Found _ ->
                    new Placeholder(
                            "check-circle",
                            Words.of("cleanup.nothing"),
                            Words.of("cleanup.nothingHint"));
            case Search.Failed _ ->
                    new Placeholder(
                            "alert-triangle",
                            Words.of("cleanup.unknownAll"),
                            Words.of("cleanup.unknownAllHint"));
        };
    }

    private static Node share(String key, DiskUse.Share share) {
        var name = new Label(Words.of(key));
        name.getStyleClass().add("text-muted");
        var size = new Label(Sizes.of(share.sizeBytes()));
        size.getStyleClass().add("cleanup-share-size");
        var count = new Label(Words.of("room.inUse", share.inUse(), share.count()));
        count.getStyleClass().add("text-muted");
        var box = new VBox(name, size, count);
        box.getStyleClass().add("cleanup-share");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void showReport() {
        messages.getChildren().clear();
        model.reportProperty()
                .get()
                .ifPresent(said -> {
                    var close = new Button("", Icons.of("x"));
                    close.getStyleClass().addAll("button-icon", "flat");
                    close.setAccessibleText(Words.of("detail.dismiss"));
                    close.setOnAction(_ -> model.dismissReport());
                    var tone = said.details().isEmpty() ? "success" : "warning";
                    messages.getChildren().setAll(new MessageBar(tone, said, close));
                });
    }

    private void toggleWithSpace(KeyEvent key) {
        if (key.getCode() == KeyCode.SPACE && !model.list().selected().isEmpty()) {
            model.toggle(List.copyOf(model.list().selected()));
            key.consume();
        }
    }

    /// A box to tick before the name.
    private final class Tick implements Column.Look<LeftoverRow> {
        private final CheckBox box = new CheckBox();
        private LeftoverRow[] shown = new LeftoverRow[0];

        Tick() {
            box.setFocusTraversable(false);
            box.setOnAction(_ -> model.toggle(List.of(shown)));
        }

        @Override
        public void show(LeftoverRow row, String text, Labeled cell) {
            shown = new LeftoverRow[] {row};
            box.setSelected(row.ticked());
            box.setAccessibleText(text);
            cell.setText(text);
            cell.setGraphic(box);
        }
    }
}
