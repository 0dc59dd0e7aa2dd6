package dev.gantry.ui.stats;

import dev.gantry.app.stats.Usage;
import dev.gantry.app.stats.UsageRing.Series;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ContainerId;
import dev.gantry.ui.kit.Column;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.ResourceTable;
import dev.gantry.ui.kit.Row;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.kit.Sparkline;
import dev.gantry.ui.kit.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// What every running container uses, in one sortable list.
public final class StatsView extends BorderPane implements Screen {

    private final StatsViewModel model;
    private final Consumer<ContainerId> open;
    private final ResourceTable<UsageRow> table;
    private final TextField search = new TextField();

    /// @param open shows one of them in detail
    public StatsView(StatsViewModel model, Ticker ticker, Consumer<ContainerId> open) {
        this.model = model;
        this.open = open;
        this.table = new ResourceTable<>(model.list(), columns(), UsageRow.BY_NAME, ticker);
        getStyleClass().add("screen");
        setTop(header());
        setCenter(table);
        table.setId("stats-table");
        table.setAccessibleText(Words.of("page.stats"));
        model.totalsProperty().addListener(_ -> showPlaceholder());
        showPlaceholder();
        table.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                openSelected();
            }
        });
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        openSelected();
                        event.consume();
                    }
                });
    }

    public ResourceTable<?> table() {
        return table;
    }

    private void openSelected() {
        if (table.getSelectionModel().getSelectedItem() instanceof Row.Item<UsageRow> item) {
            open.accept(item.value().id());
        }
    }

    private void showPlaceholder() {
        if (model.totalsProperty().get().containers() == 0 || !model.list().rows().isEmpty()) {
            table.setPlaceholder(
                    model.isKnown()
                            ? new Placeholder(
                                    "bar-chart-2",
                                    Words.of("stats.none"),
                                    Words.of("stats.noneHint"))
                            : new Placeholder(
                                    "clock",
                                    Words.of("containers.loading"),
                                    Words.of("containers.loadingHint")));
        } else {
            table.setPlaceholder(
                    new Placeholder(
                            "search",
                            Words.of("containers.noMatch"),
                            Words.of("containers.noMatchHint")));
        }
    }

    private Node header() {
        var title = new Label(Words.of("page.stats"));
        title.getStyleClass().add("screen-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var sum = new Label();
        sum.setId("stats-totals");
        sum.getStyleClass().addAll("text-muted", "screen-count");
        sum.textProperty().bind(Bindings.createStringBinding(this::totals, model.totalsProperty()));
        search.setId("stats-search");
        search.setPromptText(Words.of("stats.search"));
        search.setPrefWidth(240);
        search.setMinWidth(100);
        search.textProperty().bindBidirectional(model.searchProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(title, sum, gap, search, rates());
        header.getStyleClass().add("screen-header");
        return header;
    }

    private String totals() {
        var all = model.totalsProperty().get();
        return Words.of(
                "stats.totals",
                all.containers(),
                UsageText.percent(all.cpuPercent()),
                UsageText.bytes(all.memoryBytes()));
    }

    private Node rates() {
        var rates = new ComboBox<Duration>();
        rates.setId("stats-rate");
        rates.setAccessibleText(Words.of("stats.rate"));
        rates.getItems().setAll(StatsViewModel.RATES);
        rates.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Duration every) {
                        return Words.of("stats.every", every.toSeconds());
                    }

                    @Override
                    public Duration fromString(String text) {
                        throw new UnsupportedOperationException("the list is not editable");
                    }
                });
        rates.valueProperty().bindBidirectional(model.rateProperty());
        return rates;
    }

    private static List<Column<UsageRow>> columns() {
        return List.of(
                Column.<UsageRow>of(
                                "name", Words.of("containers.name"), row -> row.container().name())
                        .wide(200),
                figure("cpu", Usage::cpuPercent, u -> UsageText.percent(u.cpuPercent()))
                        .wide(150)
                        .drawnBy(() -> new Drawn(Series.CPU_PERCENT, 1)),
                figure("memory", Usage::memoryBytes, u -> UsageText.bytes(u.memoryBytes()))
                        .wide(160)
                        .drawnBy(() -> new Drawn(Series.MEMORY_BYTES, 1024)),
                figure(
                                "memoryShare",
                                Usage::memoryPercent,
                                u -> UsageText.percent(u.memoryPercent()))
                        .wide(110)
                        .givingWay(4),
                figure("limit", Usage::memoryLimitBytes, u -> UsageText.bytes(u.memoryLimitBytes()))
                        .wide(100)
                        .givingWay(6),
                figure("in", Usage::receivedPerSecond, u -> UsageText.rate(u.receivedPerSecond()))
                        .wide(110)
                        .givingWay(2),
                figure("out", Usage::sentPerSecond, u -> UsageText.rate(u.sentPerSecond()))
                        .wide(120)
                        .givingWay(2),
                figure(
                                "blocks",
                                u -> u.total().readBytes() + u.total().writtenBytes(),
                                u ->
                                        Words.of(
                                                "stats.pair",
                                                Sizes.of(u.total().readBytes()),
                                                Sizes.of(u.total().writtenBytes())))
                        .wide(170)
                        .givingWay(3),
                figure(
                                "pids",
                                u -> u.total().processes(),
                                u -> String.valueOf(u.total().processes()))
                        .wide(70)
                        .givingWay(5));
    }

    private static Column<UsageRow> figure(
            String id, ToDoubleFunction<Usage> value, Function<Usage, String> text) {
        return Column.<UsageRow>of(id, Words.of("stats.column." + id), row -> row.said(text))
                .sortedBy(UsageRow.by(value));
    }

    /// The figure with its last minute.
    private static final class Drawn implements Column.Look<UsageRow> {
        private final Series series;
        private final Sparkline line;

        Drawn(Series series, double least) {
            this.series = series;
            this.line = new Sparkline(least);
        }

        @Override
        public void show(UsageRow row, String text, Labeled cell) {
            cell.setText(text);
            cell.setContentDisplay(ContentDisplay.LEFT);
            cell.setGraphic(line);
            line.show(row.ring(), series);
        }
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return search;
    }

    @Override
    public void shown() {
        model.shown(true);
    }

    @Override
    public void hidden() {
        model.shown(false);
    }

    @Override
    public void close() {
        model.close();
    }
}
