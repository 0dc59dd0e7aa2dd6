package dev.gantry.ui.terminal;

import dev.gantry.app.host.HostState;
import dev.gantry.app.terminal.SystemTerminal;
import dev.gantry.app.terminal.TerminalPlan;
import dev.gantry.app.terminal.TerminalSession;
import dev.gantry.app.terminal.Terminals;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Tasks;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The terminals of one container.
public final class TerminalViewModel {

    private final Terminals terminals;
    private final CurrentHost host;
    private final Background background;
    private final Tasks tasks;
    private final Container container;
    private final String hostId;
    private final ObservableList<TerminalSession> sessions = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ChangeListener<HostState> follow = (_, _, now) -> look(now);

    public TerminalViewModel(
            Terminals terminals,
            CurrentHost host,
            Background background,
            Tasks tasks,
            Container container) {
        this.terminals = terminals;
        this.host = host;
        this.background = background;
        this.tasks = tasks;
        this.container = container;
        this.hostId = host.session().host().id();
        sessions.setAll(terminals.of(hostId, container.id()));
        host.stateProperty().addListener(follow);
        look(host.state());
    }

    Background background() {
        return background;
    }

    Container container() {
        return container;
    }

    /// In the order of their tabs.
    ObservableList<TerminalSession> sessions() {
        return sessions;
    }

    /// Whether something can be started in it.
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    private void look(HostState now) {
        var known = now.snapshot().containers().get(container.id());
        running.set(known != null && known.state() == Container.State.RUNNING);
    }

    TerminalSession open(TerminalPlan plan) {
        var session = terminals.open(hostId, host.session()::engine, container, plan);
        sessions.add(session);
        return session;
    }

    /// What runs in it is ended too; the task says when that could not be done.
    void end(TerminalSession session) {
        sessions.remove(session);
        var task = tasks.begin(Words.of("terminal.endTask", container.name()), null);
        background.run(
                () -> terminals.end(session),
                ended -> {
                    if (!ended) {
                        task.log(Words.of("terminal.runsOn", container.name()));
                    }
                    task.end(ended ? Tasks.Status.DONE : Tasks.Status.FAILED);
                });
    }

    /// In a terminal of the desktop.
    void openOutside() {
        var address = host.session().host().address();
        var task = tasks.begin(Words.of("terminal.outsideTask", container.name()), null);
        background.run(
                () -> SystemTerminal.open(address, container.name()),
                opened -> {
                    if (!opened) {
                        task.log(
                                Words.of(
                                        "terminal.noOutside",
                                        String.join(
                                                " ",
                                                SystemTerminal.exec(address, container.name()))));
                    }
                    task.end(opened ? Tasks.Status.DONE : Tasks.Status.FAILED);
                });
    }

    /// The lines in which a text stands.
    void find(
            TerminalSession session, String wanted, java.util.function.Consumer<List<Long>> found) {
        background.run(() -> session.screen().find(wanted), found);
    }

    void close() {
        host.stateProperty().removeListener(follow);
    }
}
