package dev.gantry.ui.container;

import dev.gantry.app.words.Words;
import dev.gantry.docker.PortMapping;
import dev.gantry.ui.kit.Column;
import dev.gantry.ui.kit.Ticker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// What the list says of each container.
final class ContainerColumns {

    private ContainerColumns() {}

    /// @param browse opens a published port in the web browser
    static List<Column<ContainerRow>> of(
            Ticker ticker, Consumer<PortMapping> browse, ListedUsage usage) {
        var columns =
                new ArrayList<Column<ContainerRow>>(
                        List.of(
                                Column.of("name", Words.of("containers.name"), ContainerRow::name)
                                        .wide(210)
                                        .drawnBy(NameLook::new),
                                Column.of(
                                                "state",
                                                Words.of("containers.state"),
                                                ContainerRow::state)
                                        .wide(180)
                                        .totalling(ContainerRow::totals)
                                        .drawnBy(StateLook::new),
                                Column.of(
                                                "image",
                                                Words.of("containers.image"),
                                                ContainerRow::image)
                                        .wide(210)
                                        .givingWay(3),
                                Column.of(
                                                "ports",
                                                Words.of("containers.ports"),
                                                ContainerRow::ports)
                                        .wide(130)
                                        .givingWay(4)
                                        .drawnBy(() -> new PortsLook(browse)),
                                Column.of(
                                                "stack",
                                                Words.of("containers.stack"),
                                                ContainerRow::stack)
                                        .wide(110)
                                        .givingWay(5),
                                Column.<ContainerRow>of(
                                                "uptime",
                                                Words.of("containers.uptime"),
                                                row -> row.age(ticker.now()))
                                        .wide(150)
                                        .givingWay(2)
                                        .sortedBy(
                                                Comparator.comparing(row ->
                                                        row.container()
                                                                .since()
                                                                .map(Instant::toEpochMilli)
                                                                .orElse(Long.MAX_VALUE)))
                                        .aged()));
        columns.addAll(usage.columns());
        return columns;
    }
}
