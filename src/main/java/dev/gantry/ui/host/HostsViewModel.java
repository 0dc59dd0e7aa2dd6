package dev.gantry.ui.host;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostBook;
import dev.gantry.app.host.HostDirectory;
import dev.gantry.app.host.HostDraft;
import dev.gantry.app.host.HostSession;
import dev.gantry.app.host.HostSessions;
import dev.gantry.app.host.HostState;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.Engines;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.FxBatch;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.ResourceList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// The hosts there are, and what a person does with them.
public final class HostsViewModel {

    private final HostDirectory directory;
    private final HostBook book;
    private final HostSessions sessions;
    private final Engines engines;
    private final CurrentHost current;
    private final Background background;
    private final ObservableList<Host> hosts = FXCollections.observableArrayList();
    private final ObservableList<HostDirectory.Problem> problems =
            FXCollections.observableArrayList();
    private final ResourceList<HostRow> list =
            new ResourceList<>(row -> row.host().id(), HostRow.BY_NAME);
    private final FxBatch<HostState> changes;
    private final Consumer<HostState> heard;
    private final Set<HostSession> watched = new HashSet<>();

    public HostsViewModel(
            HostDirectory directory,
            HostBook book,
            HostSessions sessions,
            Engines engines,
            CurrentHost current,
            Background background) {
        this.directory = directory;
        this.book = book;
        this.sessions = sessions;
        this.engines = engines;
        this.current = current;
        this.background = background;
        this.changes = new FxBatch<>(background.fx(), _ -> arrange());
        this.heard = changes::add;
        hosts.addListener((ListChangeListener<Host>) _ -> arrange());
        current.hostProperty().addListener(_ -> arrange());
    }

    /// All that can be opened, in the order of their names; the host switcher shows the same.
    public ObservableList<Host> hosts() {
        return hosts;
    }

    ObservableList<HostDirectory.Problem> problems() {
        return problems;
    }

    ResourceList<HostRow> list() {
        return list;
    }

    public void take(HostDirectory.Found found) {
        hosts.setAll(found.hosts());
        problems.setAll(found.problems());
    }

    /// Contexts may have come or gone.
    public void reload() {
        background.run(directory::read, this::take);
    }

    public void open(Host host) {
        current.show(host);
    }

    void disconnect(Host host) {
        sessions.close(host.id());
        if (current.hostProperty().get().equals(Optional.of(host))) {
            current.showNone();
        }
        arrange();
    }

    void draftOf(Host host, Consumer<HostDraft> then) {
        background.run(() -> book.draft(host.id()), found -> found.ifPresent(then));
    }

    /// @param failed told what is wrong with it, on the JavaFX thread
    void keep(HostDraft draft, Consumer<Host> kept, Consumer<Throwable> failed) {
        background.run(
                () -> book.keep(draft),
                host -> {
                    reload();
                    kept.accept(host);
                },
                failed);
    }

    void forget(Host host) {
        disconnect(host);
        background.run(
                () -> {
                    book.forget(host.id());
                    return directory.read();
                },
                this::take);
    }

    Job probe(EngineAddress address, Consumer<Probe> then) {
        then.accept(new Probe.Asking());
        return background.run(() -> Probe.of(engines, address), then);
    }

    private void arrange() {
        var open = sessions.all();
        watch(open);
        list.show(hosts.stream().map(host -> row(host, open)).toList());
    }

    private HostRow row(Host host, List<HostSession> open) {
        var link =
                open.stream()
                        .filter(session -> session.host().equals(host))
                        .findFirst()
                        .map(session -> session.state().link());
        return new HostRow(host, link, current.hostProperty().get().equals(Optional.of(host)));
    }

    private void watch(List<HostSession> open) {
        watched.retainAll(open);
        for (var session : open) {
            if (watched.add(session)) {
                session.listen(heard);
            }
        }
    }
}
