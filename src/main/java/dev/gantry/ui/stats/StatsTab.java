package dev.gantry.ui.stats;

import dev.gantry.app.stats.Usage;
import dev.gantry.app.stats.UsageRing.Series;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.LiveUsage;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.stats.UsageChart.Course;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What one container uses, as charts; sampled once a second while somebody looks.
public final class StatsTab extends BorderPane implements Screen {

    private static final double TWO_COLUMNS_FROM = 560;
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ContainerId id;
    private final CurrentHost host;
    private final LiveUsage live;
    private final LiveUsage.Interest interest;
    private final GridPane grid = new GridPane();
    private final ToggleGroup spans = new ToggleGroup();
    private final Label processes = new Label();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final ChangeListener<Object> redraw = (_, _, _) -> draw();
    private Duration span = Duration.ofMinutes(1);
    private boolean shown;
    private int columns;

    private final UsageChart cpu =
            new UsageChart(
                    Words.of("stats.cpu"),
                    List.of(new Course("", Series.CPU_PERCENT, "course-first")),
                    UsageText::percent,
                    1);
    private final UsageChart memory =
            new UsageChart(
                    Words.of("stats.memory"),
                    List.of(new Course("", Series.MEMORY_BYTES, "course-first")),
                    UsageText::bytes,
                    1024);
    private final UsageChart network =
            new UsageChart(
                    Words.of("stats.network"),
                    List.of(
                            new Course(
                                    Words.of("stats.received"),
                                    Series.RECEIVED_PER_SECOND,
                                    "course-first"),
                            new Course(
                                    Words.of("stats.sent"),
                                    Series.SENT_PER_SECOND,
                                    "course-second")),
                    UsageText::rate,
                    1000);
    private final UsageChart disk =
            new UsageChart(
                    Words.of("stats.disk"),
                    List.of(
                            new Course(
                                    Words.of("stats.read"), Series.READ_PER_SECOND, "course-first"),
                            new Course(
                                    Words.of("stats.written"),
                                    Series.WRITTEN_PER_SECOND,
                                    "course-second")),
                    UsageText::rate,
                    1000);

    public StatsTab(Container container, CurrentHost host, LiveUsage live) {
        this.id = container.id();
        this.host = host;
        this.live = live;
        this.interest = live.interest(EVERY);
        getStyleClass().add("stats-tab");
        setTop(bar());
        grid.getStyleClass().add("usage-grid-pane");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.viewportBoundsProperty().addListener(_ -> arrange());
        arrange();
        host.stateProperty().addListener(redraw);
        live.revisionProperty().addListener(redraw);
        draw();
    }

    private Node bar() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        processes.getStyleClass().add("text-muted");
        var bar =
                new HBox(
                        span("stats.minute", Duration.ofMinutes(1)),
                        span("stats.tenMinutes", Duration.ofMinutes(10)),
                        span("stats.hour", Duration.ofHours(1)),
                        gap,
                        processes);
        bar.getStyleClass().add("stats-bar");
        spans.selectToggle(spans.getToggles().getFirst());
        return bar;
    }

    private ToggleButton span(String words, Duration over) {
        var button = new ToggleButton(Words.of(words));
        button.getStyleClass().addAll("small", "flat");
        button.setToggleGroup(spans);
        button.setOnAction(_ -> {
            button.setSelected(true);
            span = over;
            draw();
        });
        return button;
    }

    private void arrange() {
        int wanted = scroll.getViewportBounds().getWidth() >= TWO_COLUMNS_FROM ? 2 : 1;
        if (wanted == columns) {
            return;
        }
        columns = wanted;
        grid.getChildren().clear();
        var charts = List.of(cpu, memory, network, disk);
        for (int index = 0; index < charts.size(); index++) {
            var chart = charts.get(index);
            GridPane.setHgrow(chart, Priority.ALWAYS);
            GridPane.setVgrow(chart, Priority.ALWAYS);
            chart.setMinWidth(0);
            chart.setPrefWidth(100); // they share what there is
            grid.add(chart, index % columns, index / columns);
        }
    }

    private void draw() {
        var container = host.state().snapshot().containers().get(id);
        boolean up = container != null && container.isUp();
        interest.in(shown && up ? List.of(id) : List.of());
        if (!shown) {
            return;
        }
        var ring = live.book().ring(id);
        if (!up && ring.size() == 0) {
            setCenter(
                    new Placeholder(
                            "bar-chart-2",
                            Words.of("stats.notRunning"),
                            Words.of("stats.notRunningHint")));
            return;
        }
        setCenter(scroll);
        var last = up ? live.book().last(id) : Optional.<Usage>empty();
        // a stopped container's course stands still
        var until = last.map(Usage::at).orElseGet(() -> end(up));
        var limit =
                last.filter(usage -> usage.memoryLimitBytes() > 0)
                        .map(usage ->
                                Words.of(
                                        "stats.ofLimit",
                                        UsageText.percent(usage.memoryPercent()),
                                        UsageText.bytes(usage.memoryLimitBytes())))
                        .orElse("");
        cpu.show(ring, span, until, last.map(StatsTab::cores).orElse(""));
        memory.show(ring, span, until, limit);
        network.show(ring, span, until, "");
        disk.show(ring, span, until, "");
        processes.setText(
                last.map(usage -> Words.of("stats.processes", usage.total().processes()))
                        .orElseGet(() -> up ? "" : Words.of("stats.notRunning")));
    }

    private Instant end(boolean up) {
        var ring = live.book().ring(id);
        return up || ring.size() == 0
                ? Instant.now()
                : Instant.ofEpochMilli(ring.millis(ring.size() - 1));
    }

    private static String cores(Usage usage) {
        return Words.of("stats.cores", usage.total().cores());
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return (Node) spans.getToggles().getFirst();
    }

    @Override
    public void shown() {
        shown = true;
        draw();
    }

    @Override
    public void hidden() {
        shown = false;
        draw();
    }

    @Override
    public void close() {
        host.stateProperty().removeListener(redraw);
        live.revisionProperty().removeListener(redraw);
        interest.close();
    }
}
