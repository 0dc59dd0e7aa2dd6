package dev.gantry.app.host;

import dev.gantry.docker.AddressException;
import dev.gantry.store.HostStore;
import dev.gantry.store.HostStore.KeptHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The hosts a person wrote down. Every call blocks for a file and may throw
/// [dev.gantry.store.StoreException].
public final class HostBook {

    private final HostStore store;

    public HostBook(HostStore store) {
        this.store = store;
    }

    /// @param broken entries whose address cannot be read, with their names
    record Entries(List<Host> hosts, List<HostDirectory.Problem> broken) {}

    Entries read() {
        var hosts = new ArrayList<Host>();
        var broken = new ArrayList<HostDirectory.Problem>();
        for (var kept : store.all()) {
            try {
                hosts.add(host(kept));
            } catch (AddressException unreadable) {
                broken.add(
                        new HostDirectory.Problem(
                                store.file().toString(),
                                kept.name() + ": " + unreadable.getMessage()));
            }
        }
        return new Entries(List.copyOf(hosts), List.copyOf(broken));
    }

    /// As it was written down, for changing it.
    public Optional<HostDraft> draft(String id) {
        return store.all().stream()
                .filter(kept -> kept.id().equals(id))
                .findFirst()
                .map(HostDraft::of);
    }

    /// Throws [AddressException] when its address is none.
    public Host keep(HostDraft draft) {
        var id = draft.id().isEmpty() ? "kept:" + UUID.randomUUID() : draft.id();
        var kept = draft.kept(id);
        var host = host(kept);
        store.keep(kept);
        return host;
    }

    public void forget(String id) {
        store.forget(id);
    }

    private static Host host(KeptHost kept) {
        var address = HostDraft.of(kept).engineAddress();
        var name = kept.name().isEmpty() ? address.toString() : kept.name();
        return new Host(
                kept.id(),
                name,
                address,
                Host.Origin.KEPT,
                Math.floorMod(kept.colour(), Host.COLOURS));
    }
}
