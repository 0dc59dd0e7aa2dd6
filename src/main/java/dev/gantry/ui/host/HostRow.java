package dev.gantry.ui.host;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.Link;
import dev.gantry.app.words.Words;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// One host as the list shows it.
///
/// @param link absent while it is not open
record HostRow(Host host, Optional<Link> link, boolean current) {

    static final Comparator<HostRow> BY_NAME =
            Comparator.<HostRow, String>comparing(
                            row -> row.host.name(), String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(row -> row.host.id());

    String origin() {
        return Words.of("hosts.origin." + host.origin().name().toLowerCase(Locale.ROOT));
    }

    String engine() {
        return link.map(now ->
                        now instanceof Link.Live live
                                ? Words.of("hosts.engine", live.engine().version())
                                : "")
                .orElse("");
    }
}
