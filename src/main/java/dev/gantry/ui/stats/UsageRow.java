package dev.gantry.ui.stats;

import dev.gantry.app.stats.Usage;
import dev.gantry.app.stats.UsageRing;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// One running container and what it uses.
///
/// @param usage empty until it was measured
/// @param ring its last hour, which grows by itself
record UsageRow(Container container, Optional<Usage> usage, UsageRing ring) {

    static final Comparator<UsageRow> BY_NAME =
            Comparator.<UsageRow, String>comparing(
                            row -> row.container.name(), String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(row -> row.id().value());

    ContainerId id() {
        return container.id();
    }

    String said(Function<Usage, String> what) {
        return usage.map(what).orElse("");
    }

    static Comparator<UsageRow> by(ToDoubleFunction<Usage> what) {
        return Comparator.comparingDouble(
                row -> row.usage.map(usage -> what.applyAsDouble(usage)).orElse(-1.0));
    }

    static double sum(List<UsageRow> rows, ToDoubleFunction<Usage> what) {
        return rows.stream().flatMap(row -> row.usage().stream()).mapToDouble(what).sum();
    }
}
