package dev.gantry.app.stats;

import dev.gantry.docker.ContainerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the containers of one host used lately, as far as somebody watched. Read and written on one
/// thread.
public final class UsageBook {

    private final Map<ContainerId, Page> pages = new HashMap<>();

    private static final class Page {
        private final UsageRing ring = new UsageRing();
        private @Nullable Usage last;
    }

    public void add(ContainerId id, Usage usage) {
        var page = pages.computeIfAbsent(id, _ -> new Page());
        page.ring.add(usage);
        page.last = usage;
    }

    /// It no longer runs: its last hour stays, its present is none.
    public void stopped(ContainerId id) {
        var page = pages.get(id);
        if (page != null) {
            page.last = null;
        }
    }

    /// What it uses now.
    public Optional<Usage> last(ContainerId id) {
        var page = pages.get(id);
        return page == null ? Optional.empty() : Optional.ofNullable(page.last);
    }

    /// Its last hour; empty at first, and growing while it is watched.
    public UsageRing ring(ContainerId id) {
        return pages.computeIfAbsent(id, _ -> new Page()).ring;
    }

    /// Forgets what no longer exists.
    public void keepOnly(Collection<ContainerId> existing) {
        pages.keySet().retainAll(existing);
    }
}
