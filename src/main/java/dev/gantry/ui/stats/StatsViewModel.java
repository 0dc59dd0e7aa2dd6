package dev.gantry.ui.stats;

import dev.gantry.app.stats.Usage;
import dev.gantry.docker.Container;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.LiveUsage;
import dev.gantry.ui.kit.ResourceList;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What all running containers of the host use, asked for while the page is shown.
public final class StatsViewModel {

    static final List<Duration> RATES =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10));

    /// All of them together.
    record Totals(double cpuPercent, double memoryBytes, int containers) {}

    private final CurrentHost host;
    private final LiveUsage live;
    private final LiveUsage.Interest interest;
    private final ResourceList<UsageRow> list = new ResourceList<>(UsageRow::id, UsageRow.BY_NAME);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Duration> rate = new SimpleObjectProperty<>(RATES.get(1));
    private final ReadOnlyObjectWrapper<Totals> totals =
            new ReadOnlyObjectWrapper<>(new Totals(0, 0, 0));
    private boolean shown;

    public StatsViewModel(CurrentHost host, LiveUsage live) {
        this.host = host;
        this.live = live;
        this.interest = live.interest(rate.get());
        host.stateProperty().addListener(_ -> refresh());
        live.revisionProperty().addListener(_ -> refresh());
        rate.addListener((_, _, now) -> interest.every(now));
        search.addListener((_, _, now) -> list.filter(row -> matches(row.container(), now)));
    }

    ResourceList<UsageRow> list() {
        return list;
    }

    StringProperty searchProperty() {
        return search;
    }

    ObjectProperty<Duration> rateProperty() {
        return rate;
    }

    ReadOnlyObjectProperty<Totals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    boolean isKnown() {
        return !host.state().snapshot().isEmpty();
    }

    void shown(boolean now) {
        shown = now;
        refresh();
    }

    void close() {
        interest.close();
    }

    private void refresh() {
        if (!shown) {
            interest.in(List.of());
            return;
        }
        var running =
                host.state().snapshot().containers().values().stream()
                        .filter(Container::isUp)
                        .toList();
        interest.in(running.stream().map(Container::id).sorted(this::byName).toList());
        var book = live.book();
        var rows =
                running.stream()
                        .map(one -> new UsageRow(one, book.last(one.id()), book.ring(one.id())))
                        .toList();
        list.show(rows);
        totals.set(
                new Totals(
                        UsageRow.sum(rows, Usage::cpuPercent),
                        UsageRow.sum(rows, Usage::memoryBytes),
                        rows.size()));
    }

    private int byName(dev.gantry.docker.ContainerId one, dev.gantry.docker.ContainerId other) {
        return one.value().compareTo(other.value());
    }

    private static boolean matches(Container container, String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return container.name().toLowerCase(Locale.ROOT).contains(wanted)
                || container.image().toLowerCase(Locale.ROOT).contains(wanted)
                || container.stack().orElse("").toLowerCase(Locale.ROOT).contains(wanted);
    }
}
