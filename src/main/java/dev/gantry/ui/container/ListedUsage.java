package dev.gantry.ui.container;

import dev.gantry.app.stats.Usage;
import dev.gantry.app.stats.UsageRing.Series;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.ui.kit.Column;
import dev.gantry.ui.kit.LiveUsage;
import dev.gantry.ui.kit.ResourceTable;
import dev.gantry.ui.kit.Sparkline;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;

/// The columns for CPU and memory. They are hidden at first: an idle window shall cost next to
/// nothing. Only rows in view are measured, or all that run when the list is sorted by one of them.
final class ListedUsage {

    private static final String CPU = "cpu";
    private static final String MEMORY = "memory";
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final LiveUsage live;
    private final LiveUsage.Interest interest;
    private boolean asking;

    ListedUsage(LiveUsage live) {
        this.live = live;
        this.interest = live.interest(EVERY);
    }

    List<Column<ContainerRow>> columns() {
        return List.of(
                column(CPU, Usage::cpuPercent, Series.CPU_PERCENT, 1),
                column(MEMORY, Usage::memoryBytes, Series.MEMORY_BYTES, 1024));
    }

    private Column<ContainerRow> column(
            String id, ToDoubleFunction<Usage> value, Series series, double least) {
        return Column.<ContainerRow>of(
                        id, Words.of("containers." + id), row -> text(row, value, id))
                .wide(130)
                .givingWay(6)
                .hidden()
                .aged()
                .sortedBy(
                        Comparator.comparingDouble(row ->
                                live.book().last(row.id()).map(value::applyAsDouble).orElse(-1.0)))
                .drawnBy(() -> new Drawn(series, least));
    }

    private String text(ContainerRow row, ToDoubleFunction<Usage> value, String id) {
        if (!row.container().isUp()) {
            return "";
        }
        return live.book()
                .last(row.id())
                .map(value::applyAsDouble)
                .map(now ->
                        id.equals(CPU)
                                ? String.format(Locale.ROOT, "%.2f%%", now)
                                : Sizes.binary(Math.round(now)))
                .orElse("");
    }

    /// Asks about what can be seen, once a second and whenever the page comes or goes. While it is
    /// hidden nothing is asked, nor looked through.
    void look(
            boolean shown,
            ResourceTable<ContainerRow> table,
            Supplier<? extends List<ContainerRow>> all) {
        boolean wanted = shown && (table.shows(CPU) || table.shows(MEMORY));
        if (wanted) {
            ask(table, all);
        } else if (asking) {
            interest.in(List.of());
        }
        asking = wanted;
    }

    private void ask(
            ResourceTable<ContainerRow> table, Supplier<? extends List<ContainerRow>> all) {
        boolean sorted = table.isSortedBy(CPU) || table.isSortedBy(MEMORY);
        var rows = sorted ? all.get() : table.inView();
        interest.in(
                rows.stream()
                        .map(ContainerRow::container)
                        .filter(Container::isUp)
                        .map(Container::id)
                        .toList());
        if (sorted) {
            table.sort();
        }
    }

    void close() {
        interest.close();
    }

    /// The figure with its last minute.
    private final class Drawn implements Column.Look<ContainerRow> {
        private final Series series;
        private final Sparkline line;

        Drawn(Series series, double least) {
            this.series = series;
            this.line = new Sparkline(least);
        }

        @Override
        public void show(ContainerRow row, String text, Labeled cell) {
            cell.setText(text);
            cell.setContentDisplay(ContentDisplay.LEFT);
            cell.setGraphic(text.isEmpty() ? null : line);
            line.show(live.book().ring(row.id()), series);
        }
    }
}
